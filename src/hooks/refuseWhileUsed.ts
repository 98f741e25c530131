import { InUse } from '#src/errors/InUse.ts'
import type { CollectionBeforeDeleteHook, CollectionSlug, PayloadRequest } from 'payload'

type Use = { collection: CollectionSlug; field: string; as: [one: string, many: string] }

/**
 * Keeps: what is a fact of other records is not deleted.
 * @throws InUse (409) that says how many records stand in the way, and names the first
 */
export const refuseWhileUsed =
  (...uses: Use[]): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const standing = await Promise.all(uses.map(async (use) => usersOf(id, { ...use, req })))
    if (standing.some(Boolean)) throw new InUse(standing.filter((users) => users !== undefined))
  }

/** "4 films (Alien, Heat, Metropolis, …)" */
async function usersOf(id: number | string, { collection, field, as, req }: Use & Caller) {
  const { docs, totalDocs } = await req.payload.find({
    collection,
    where: { [field]: { equals: id } },
    limit: named,
    depth: 1,
    overrideAccess: true,
    req,
  })
  if (totalDocs === 0) return undefined
  const names = [...docs.map(nameOf), ...(totalDocs > named ? ['…'] : [])].filter(Boolean)
  return `${totalDocs} ${totalDocs === 1 ? as[0] : as[1]} (${names.join(', ')})`
}

type Caller = { req: PayloadRequest }

const named = 3

/** What people call a record; a casting by its film. */
function nameOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  if ('title' in record && typeof record.title === 'string') return record.title
  if ('name' in record && typeof record.name === 'string') return record.name
  return 'movie' in record ? nameOf(record.movie) : undefined
}
