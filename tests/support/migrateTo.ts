import { sql } from '@payloadcms/db-postgres'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { readdirSync, readFileSync } from 'node:fs'
import type { Payload } from 'payload'

/** Runs on the test's database what `npm run generate` would write as the migration of this config. */
export async function migrateTo(payload: Payload) {
  const { drizzle } = payload.db as unknown as PostgresAdapter
  for (const statement of await migrationOf(payload)) await drizzle.execute(sql.raw(statement))
}

/** What `npm run generate` would write as the migration of this config. */
export async function migrationOf(payload: Payload) {
  const adapter = payload.db as unknown as PostgresAdapter
  const { generateDrizzleJson, generateMigration } = adapter.requireDrizzleKit()
  const latest = readdirSync('src/migrations')
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1)!
  const before = JSON.parse(readFileSync(`src/migrations/${latest}`, 'utf8'))
  return generateMigration(before, await generateDrizzleJson(adapter.schema))
}
