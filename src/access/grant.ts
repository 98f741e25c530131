import { nobody, staff } from './rules.ts'
import type { Rule } from './rules.ts'
import type { CollectionConfig } from 'payload'

type Grants = Partial<
  Record<'create' | 'read' | 'readVersions' | 'update' | 'delete' | 'unlock', Rule>
>

/** A collection's access, whole: whatever is not granted is refused; the dashboard is for staff. */
export const grant = (grants: Grants) =>
  ({
    create: nobody,
    read: nobody,
    readVersions: nobody,
    update: nobody,
    delete: nobody,
    unlock: nobody,
    ...grants,
    admin: staff,
  }) satisfies CollectionConfig['access']
