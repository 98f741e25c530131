import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(pbkdf2)
const salt = randomBytes(32).toString('hex')

/**
 * Takes the time that checking a password takes: the same function with the same parameters as Payload's
 * `authenticateLocalStrategy`, for an account that there is not.
 */
export const hashForNobody = (password: string) => derive(password, salt, 600_000, 32, 'sha256')
