import type { User } from '#src/payload-types.ts'
import type { AccessArgs, Where } from 'payload'

/** Yes, no, or yes for the records that the filter matches. */
export type Rule = (args: AccessArgs) => boolean | Where | Promise<boolean | Where>

export type Role = User['role']

/** Everyone, logged in or not. */
export const anyone = () => true

/** No one; only the system itself, which passes by access rules. */
export const nobody = () => false

/** Whoever has logged in. */
export const signedIn = ({ req }: Pick<AccessArgs, 'req'>) => Boolean(req.user)

/** Callers of one of these roles. */
export const hasRole =
  (...roles: Role[]) =>
  ({ req }: Pick<AccessArgs, 'req'>) =>
    req.user ? roles.includes(req.user.role) : false

/** Those who run the house. */
export const admins = hasRole('admin')

/** Those who keep the catalogue: editors and admins. */
export const staff = hasRole('admin', 'editor')

/** The records that a filter matches, whoever asks. */
export const matching = (filter: Where) => () => filter

/** The caller's own records: those whose `field` is the caller. */
export const owns =
  (field: string) =>
  ({ req }: AccessArgs) =>
    req.user ? { [field]: { equals: req.user.id } } : false

/** What any of the rules grants: yes if one says yes, else the records that one of the filters matches. */
export const anyOf =
  (...rules: Rule[]): Rule =>
  async (args) => {
    const grants = await Promise.all(rules.map(async (rule) => rule(args)))
    if (grants.includes(true)) return true
    const filters = grants.filter((grant): grant is Where => typeof grant === 'object')
    return filters.length === 0 ? false : { or: filters }
  }
