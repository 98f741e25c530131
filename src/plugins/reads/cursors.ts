import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { APIError } from 'payload'
import type { Sort } from 'payload'

/** Where in a list a record stands: its values of what the list is sorted by, as Postgres writes them. */
export type Position = (string | null)[]

/** The list that a cursor belongs to. */
type List = { secret: string; slug: string; sort: Sort | undefined }

/**
 * A position as the client gets it. It is sealed: a list may be sorted by what its reader may not see, and only a
 * position that was given out comes back.
 */
export const toCursor = (position: Position, list: List): string => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyOf(list), nonce).setAAD(nameOf(list))
  const sealed = [cipher.update(JSON.stringify(position), 'utf8'), cipher.final()]
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]).toString('base64url')
}

/**
 * The position that a cursor stands for; none for an empty one, which asks for the first page.
 * @throws APIError 400 for what is no cursor of this list
 */
export const toPosition = (cursor: unknown, list: List): Position | undefined => {
  if (cursor === '') return undefined
  if (typeof cursor !== 'string' || !/^[\w-]+$/.test(cursor)) return refuse()
  const bytes = Buffer.from(cursor, 'base64url')
  const nonce = bytes.subarray(0, nonceBytes)
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes)
  if (tag.length < tagBytes) return refuse()
  try {
    const decipher = createDecipheriv(algorithm, keyOf(list), nonce).setAAD(nameOf(list))
    decipher.setAuthTag(tag)
    const opened = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]
    return JSON.parse(Buffer.concat(opened).toString('utf8')) as Position
  } catch {
    return refuse()
  }
}

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

const keyOf = ({ secret }: List) => createHash('sha256').update(`cursor ${secret}`).digest()

const nameOf = ({ slug, sort }: List) => Buffer.from(JSON.stringify([slug, sort ?? null]))

const refuse = (): never => {
  throw new APIError(
    'after must be a nextCursor that this list, sorted in this way, has answered; empty for its first page.',
    400,
  )
}
