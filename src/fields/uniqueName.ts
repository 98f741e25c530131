import { trimmed } from './trimmed.ts'
import type { TextField } from 'payload'

/** The name of a record of which there is one: "drama" and " Drama " are the same genre, to the database too. */
export const uniqueName = (description: string) =>
  ({
    name: 'name',
    type: 'text',
    required: true,
    unique: true,
    maxLength: 100,
    admin: { description },
    hooks: { beforeValidate: [trimmed] },
  }) satisfies TextField
