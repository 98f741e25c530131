import type { Field, FieldAccess, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import type { Grants } from './access.ts'

/** Under which a captured request carries the caller's grants. */
export const asking = Symbol('the grants of a captured request')

const known = new WeakMap<Field[], Field[]>()

/** A collection's fields whose rules Payload's validations ask once a request, however often they do. */
export const askingFields = ({ fields }: SanitizedCollectionConfig): Field[] => {
  const made = known.get(fields) ?? fields.map(withGrants)
  known.set(fields, made)
  return made
}

function withGrants<Part extends object>(field: Part): Part {
  const { access, fields, tabs } = field as { access?: Access; fields?: Field[]; tabs?: object[] }
  if (!access?.read && !fields && !tabs) return field
  return {
    ...field,
    ...(access?.read && { access: { ...access, read: grantedBy(access.read) } }),
    ...(fields && { fields: fields.map(withGrants) }),
    ...(tabs && { tabs: tabs.map(withGrants) }),
  }
}

type Access = { read?: FieldAccess }

const grantedBy =
  (access: FieldAccess): FieldAccess =>
  (args) => {
    const grants = (args.req as PayloadRequest & { [asking]?: Grants })[asking]
    return grants ? grants.path(access) : access(args)
  }
