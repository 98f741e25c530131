import { sql } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Readable, Slug } from './grants.ts'

/** More conditions to a where. */
export const all = (conditions: SQL[]): SQL =>
  sql.join(
    conditions.map((condition) => sql` and ${condition}`),
    sql.raw(''),
  )

/** That a row may be read by the caller, as a further condition; nothing where every row may. */
export const also = (readable: Readable, slug: Slug, row: string): SQL => {
  const condition = readable.row(slug, sql`${sql.identifier(row)}.id`)
  return all(condition ? [condition] : [])
}
