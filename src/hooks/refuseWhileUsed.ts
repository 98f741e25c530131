import { InUse } from '#src/errors/InUse.ts'
import type { CollectionBeforeDeleteHook, CollectionSlug, Where } from 'payload'

type Use = { collection: CollectionSlug; field: string; as: [one: string, many: string] }

/**
 * Keeps: what is a fact of other records is not deleted.
 * @throws InUse (409) that says how many records stand in the way
 */
export const refuseWhileUsed =
  (...uses: Use[]): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const counts = await Promise.all(
      uses.map(async ({ collection, field, as: [one, many] }) => {
        const where: Where = { [field]: { equals: id } }
        const { totalDocs } = await req.payload.count({
          collection,
          where,
          overrideAccess: true,
          req,
        })
        return totalDocs === 0 ? [] : [`${totalDocs} ${totalDocs === 1 ? one : many}`]
      }),
    )
    const standing = counts.flat()
    if (standing.length > 0) throw new InUse(standing)
  }
