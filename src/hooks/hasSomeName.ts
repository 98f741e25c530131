import { ValidationError } from 'payload'
import type { Person } from '#src/payload-types.ts'
import type { CollectionBeforeValidateHook } from 'payload'

/** Keeps: a person has a first or a last name. */
export const hasSomeName: CollectionBeforeValidateHook<Person> = ({ data, req }) => {
  if (data?.firstName || data?.lastName) return data
  throw new ValidationError({
    collection: 'persons',
    errors: [{ path: 'lastName', message: 'A person needs a first or a last name.' }],
    req,
  })
}
