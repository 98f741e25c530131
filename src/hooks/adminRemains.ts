import { APIError, ValidationError } from 'payload'
import type { User } from '#src/payload-types.ts'
import type {
  CollectionBeforeDeleteHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'

/** Keeps: the last admin is not deleted (409). The database checks again, for two that go at once. */
export const adminRemains: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (await isLastAdmin(id, req)) throw new APIError('The last admin cannot be deleted.', 409)
}

/** Keeps: the last admin stays one. */
export const adminStaysAdmin: CollectionBeforeValidateHook<User> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (originalDoc?.role !== 'admin' || data?.role === 'admin') return data
  if (!(await isLastAdmin(originalDoc.id, req))) return data
  throw new ValidationError({
    collection: 'users',
    errors: [{ path: 'role', message: 'The last admin must stay an admin.' }],
    req,
  })
}

const isLastAdmin = async (id: number | string, req: PayloadRequest) => {
  const admins = await req.payload.find({
    collection: 'users',
    where: { role: { equals: 'admin' } },
    depth: 0,
    limit: 2,
    select: { role: true },
    overrideAccess: true,
    req,
  })
  return admins.docs.length === 1 && admins.docs[0]?.id === Number(id)
}
