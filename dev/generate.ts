/**
 * `npm run generate [NAME]`: makes anew what follows from the config: Payload's types, the admin's import map, the
 * GraphQL schema, and, where the tables changed, a migration of that name. All of it is checked in, and `npm run check`
 * fails when it is stale.
 */
import { configToSchema } from '@payloadcms/graphql'
import { printSchema } from 'graphql'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { getPayload, writeMigrationIndex } from 'payload'
import { schemaDocument } from './schemaDocument.ts'

const migrations = 'src/migrations'

// No database and no session is touched, so any secret will do.
process.env['PAYLOAD_SECRET'] ??= 'only-for-generating'

for (const part of ['generate:types', 'generate:importmap'])
  execFileSync(process.execPath, ['--conditions=production', 'node_modules/payload/bin.js', part], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })

const { default: config } = await import('../payload.config.ts')
writeFileSync('src/schema.graphql', `${printSchema(configToSchema(await config).schema)}\n`)
writeFileSync('docs/schema.md', schemaDocument(await config))

// Payload ends the process itself when there is nothing to migrate.
process.on('exit', () => {
  readdirSync(migrations)
    .filter((file) => file.endsWith('.ts'))
    .forEach(makeStrict)
  writeMigrationIndex({ migrationsDir: migrations })
})
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
await payload.db.createMigration({
  payload,
  migrationName: process.argv[2] ?? 'schema',
  skipEmpty: true,
})
process.exit(0)

/** Payload's template neither marks its types as types nor leaves out what a migration does not use. */
function makeStrict(file: string) {
  const source = path.join(migrations, file)
  const written = readFileSync(source, 'utf8')
  const strict = written
    .replace(
      '{ MigrateUpArgs, MigrateDownArgs, sql }',
      '{ type MigrateDownArgs, type MigrateUpArgs, sql }',
    )
    .replaceAll('{ db, payload, req }', '{ db }')
  if (strict !== written) writeFileSync(source, strict)
}
