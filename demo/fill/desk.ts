import type { CollectionSlug, Payload, PayloadRequest, TypedUser } from 'payload'
import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import type { User } from '#src/payload-types.ts'

/** Somebody at work in the catalogue through the Local API, with no more rights than they have. */
export type Desk = { payload: Payload; user: TypedUser }

export const deskOf = (payload: Payload, user: User): Desk => ({
  payload,
  user: { ...user, collection: 'users' },
})

/** All of it is stored or, if anything fails or the process dies, none. */
export const atOnce = async <T>(
  { payload, user }: Desk,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> => {
  const req = await createLocalReq({ user }, payload)
  await initTransaction(req)
  try {
    const result = await work(req)
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** Ids of what a collection holds, by the natural key that is made of a few of its fields. */
export const idsByKey = async (
  { payload, user }: Desk,
  { collection, fields }: { collection: CollectionSlug; fields: readonly string[] },
): Promise<Map<string, number>> => {
  const { docs } = await payload.find({
    collection,
    select: Object.fromEntries(fields.map((field) => [field, true])),
    depth: 0,
    pagination: false,
    limit: 0,
    user,
    overrideAccess: false,
  })
  return new Map(
    docs.map((doc) => {
      const values = new Map<string, unknown>(Object.entries(doc))
      return [naturalKey(fields.map((field) => values.get(field))), doc.id]
    }),
  )
}

/** Values as one text; days as written, whatever time the database adds to them. */
export const naturalKey = (values: readonly unknown[]) =>
  JSON.stringify(
    values.map((value) =>
      typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1') : (value ?? null),
    ),
  )
