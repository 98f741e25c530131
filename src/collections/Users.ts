import { grant } from '#src/access/grant.ts'
import { self, setByServer } from '#src/access/fields.ts'
import { admins, anyOf, owns, staff } from '#src/access/rules.ts'
import { registrationOpen } from '#src/access/registration.ts'
import { trimmed } from '#src/fields/trimmed.ts'
import { adminRemains, adminStaysAdmin } from '#src/hooks/adminRemains.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import { lowerCase } from '#src/hooks/lowerCase.ts'
import { ownFilesGoToo } from '#src/hooks/ownFilesGoToo.ts'
import { text } from 'payload/shared'
import { timesByServer } from '#src/hooks/timesByServer.ts'
import type { CollectionConfig, PayloadRequest, TextFieldSingleValidation, Where } from 'payload'

export const Users: CollectionConfig = {
  slug: 'users',
  admin: {
    group: 'Accounts',
    useAsTitle: 'username',
    pagination: { defaultLimit: 25 },
    defaultColumns: ['username', 'firstName', 'lastName', 'email', 'role'],
    listSearchableFields: ['username', 'email', 'firstName', 'lastName'],
  },
  defaultSort: 'username',
  disableDuplicate: true,
  access: grant({
    read: anyOf(admins, owns('id')),
    create: anyOf(admins, registrationOpen),
    update: anyOf(admins, owns('id')),
    delete: admins,
    unlock: admins,
  }),
  auth: {
    depth: 0,
    loginWithUsername: { allowEmailLogin: true, requireEmail: true, requireUsername: true },
    maxLoginAttempts: 10,
    lockTime: 600_000,
    useAPIKey: true,
  },
  hooks: {
    beforeOperation: [lockRecord],
    beforeValidate: [timesByServer, adminStaysAdmin],
    beforeDelete: [adminRemains, ownFilesGoToo],
  },
  fields: [
    {
      name: 'username',
      type: 'text',
      required: true,
      unique: true,
      hooks: { beforeValidate: [lowerCase] },
      validate: isUsername(),
    },
    {
      name: 'email',
      type: 'email',
      required: true,
      unique: true,
      hooks: { beforeValidate: [lowerCase] },
    },
    {
      type: 'row',
      fields: [
        { name: 'firstName', type: 'text', maxLength: 200, hooks: { beforeValidate: [trimmed] } },
        { name: 'lastName', type: 'text', maxLength: 200, hooks: { beforeValidate: [trimmed] } },
      ],
    },
    {
      name: 'avatar',
      type: 'upload',
      relationTo: 'files',
      filterOptions: ownImages,
    },
    {
      name: 'role',
      type: 'select',
      required: true,
      defaultValue: 'member',
      options: [
        { value: 'admin', label: 'Admin' },
        { value: 'editor', label: 'Editor' },
        { value: 'member', label: 'Member' },
      ],
      access: { create: admins, update: admins },
      admin: { position: 'sidebar' },
    },
    // Payload's own fields, where its rules are too wide: staff issue keys, anyone may bring sessions along.
    {
      name: 'apiKey',
      type: 'text',
      label: 'API Key',
      access: { create: admins, update: admins },
    },
    { name: 'sessions', type: 'array', access: setByServer, fields: [] },
    {
      name: 'favorites',
      type: 'join',
      collection: 'favorites',
      on: 'user',
      defaultLimit: 100,
      defaultSort: '-createdAt',
      access: { read: self },
      admin: { defaultColumns: ['movie', 'createdAt'] },
    },
  ],
}

/** A picture of one's own; staff may choose any for anyone. Named by id, for only staff may ask for files by owner. */
async function ownImages({ req }: { req: PayloadRequest }): Promise<Where> {
  const images: Where = { mimeType: { like: 'image/' } }
  if (!req.user || staff({ req })) return images
  const own = await req.payload.find({
    collection: 'files',
    where: { and: [images, { owner: { equals: req.user.id } }] },
    depth: 0,
    pagination: false,
    limit: 0,
    select: {},
    overrideAccess: true,
    req,
  })
  return { id: { in: own.docs.map(({ id }) => id) } }
}

function isUsername(): TextFieldSingleValidation {
  return (value, options) =>
    value && !/^[a-z0-9_.-]{3,32}$/.test(value)
      ? 'A username is 3 to 32 of the letters a-z, digits, and _ . -'
      : text(value, options)
}
