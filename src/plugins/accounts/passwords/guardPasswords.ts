import { ValidationError } from 'payload'
import { passwordProblem } from './passwordProblem.ts'
import type { User } from '#src/payload-types.ts'
import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'

/** Keeps: no account gets a weak password, whoever sets it. Without one in the request there is nothing to check. */
export const passwordIsStrong: CollectionBeforeValidateHook<User> = ({
  data,
  originalDoc,
  req,
}) => {
  const password: unknown = data?.password
  if (password !== undefined && password !== null && password !== '')
    refuseWeak(password, { owner: { ...originalDoc, ...data }, req })
  return data
}

/** Keeps: neither does one whose password is reset by mail. */
export const resetPasswordIsStrong: CollectionBeforeOperationHook = async ({
  args,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only the name `read` is
  operation,
  req,
}) => {
  if (operation !== 'resetPassword' || !('data' in args)) return
  const { password, token } = args.data as { password?: unknown; token?: unknown }
  if (typeof token !== 'string' || token === '') return
  const where = { resetPasswordToken: { equals: token } }
  const owner = await req.payload.db.findOne<User>({ collection: 'users', req, where })
  if (owner) refuseWeak(password, { owner, req })
}

type Context = { owner: Partial<Pick<User, 'username' | 'email'>>; req: PayloadRequest }

function refuseWeak(password: unknown, { owner, req }: Context) {
  const message = passwordProblem(password, owner)
  if (message)
    throw new ValidationError({ collection: 'users', errors: [{ path: 'password', message }], req })
}
