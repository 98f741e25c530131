import { ValidationError } from 'payload'
import type { Casting } from '#src/payload-types.ts'
import type { CollectionBeforeValidateHook } from 'payload'

/** Keeps: a casting says who acts, or whom they play, or both. */
export const hasActorOrCharacter: CollectionBeforeValidateHook<Casting> = ({ data, req }) => {
  if (data?.actor || data?.character) return data
  throw new ValidationError({
    collection: 'castings',
    errors: [{ path: 'actor', message: 'A casting needs an actor or a character.' }],
    req,
  })
}
