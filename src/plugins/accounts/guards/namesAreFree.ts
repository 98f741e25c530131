import { ValidationError } from 'payload'
import type { User } from '#src/payload-types.ts'
import type { CollectionBeforeValidateHook } from 'payload'

/**
 * Keeps: a registration that is refused says which of its names is taken. Payload blames the username whichever it is;
 * of two at once that both find their names free, the database refuses one in the same words.
 */
export const namesAreFree: CollectionBeforeValidateHook<User> = async ({
  data,
  operation,
  req,
}) => {
  if (operation !== 'create' || !data) return data
  const taken = await Promise.all(names.map((name) => isTaken(name, data[name])))
  const errors = names
    .filter((_, place) => taken[place])
    .map((path) => ({ path, message: req.t('error:valueMustBeUnique') }))
  if (errors.length > 0) throw new ValidationError({ collection: 'users', errors, req }, req.t)
  return data

  async function isTaken(name: (typeof names)[number], value: unknown) {
    if (typeof value !== 'string') return false
    const where = { [name]: { equals: value } }
    return (await req.payload.db.count({ collection: 'users', req, where })).totalDocs > 0
  }
}

const names = ['username', 'email'] as const
