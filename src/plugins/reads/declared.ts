import type { SQL } from '@payloadcms/db-postgres/drizzle'

/**
 * What a field with an `afterRead` hook may say in `custom.compiled`, so that its collection stays compiled: the hook's
 * outcome as SQL.
 */
export type CompiledField = {
  value?: (stored: {
    /** The field's own column. */
    own: SQL
    /** Another column of the row, by its name in the database. */
    column: (name: string) => SQL
    serverURL: string
  }) => SQL
}
