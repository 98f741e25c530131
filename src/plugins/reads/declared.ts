import type { SQL } from '@payloadcms/db-postgres/drizzle'

/**
 * What a field with an `afterRead` hook may say in `custom.compiled`, so that its collection stays compiled: the hook's
 * outcome as SQL.
 */
export type CompiledField = {
  /** @param column reads a column of the record's row by its name in the database */
  value?: (args: { column: (name: string) => SQL }) => SQL
}
