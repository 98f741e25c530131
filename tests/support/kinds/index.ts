import * as guarded from './guarded.ts'
import * as hooked from './hooked.ts'
import * as nested from './nested.ts'
import * as relations from './relations.ts'
import * as scalars from './scalars.ts'
import * as users from './users.ts'
import type { CollectionConfig } from 'payload'
import type { Kind } from './users.ts'

/** Collections with every kind of field that Payload has. */
export const kinds = [users, scalars, nested, relations, guarded, hooked].flatMap((each) =>
  Object.values(each).filter(isKind),
) as CollectionConfig[]

function isKind(each: object): each is Kind {
  return 'slug' in each
}
