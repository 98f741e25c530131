import type { CollectionBeforeDeleteHook } from 'payload'

/**
 * Keeps: a user's private files and avatar go with the account. Public files stay, without an owner; a film may show
 * them.
 */
export const ownFilesGoToo: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { avatar } = await req.payload.findByID({
    collection: 'users',
    id,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const own = await req.payload.find({
    collection: 'files',
    where: {
      and: [
        { owner: { equals: id } },
        { or: [{ isPublic: { equals: false } }, { id: { equals: avatar ?? 0 } }] },
      ],
    },
    depth: 0,
    pagination: false,
    limit: 0,
    select: {},
    overrideAccess: true,
    req,
  })
  for (const file of own.docs)
    await req.payload.delete({ collection: 'files', id: file.id, overrideAccess: true, req })
}
