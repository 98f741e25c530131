/**
 * `npm run migrate`: brings the database up to date and creates the first admin from the settings where there is none.
 * Run it once before the servers of a new version start.
 */
import { getPayload } from 'payload'
import type { Migration } from 'payload'
import config from '@payload-config'
import { env } from '#src/env.ts'
import { migrations } from '#src/migrations/index.ts'
import { firstAdmin } from './firstAdmin.ts'
import { fail } from './process/fail.ts'

if (!env.databaseUrl)
  fail('DATABASE_URL is missing. The embedded database is migrated by npm start.')
const payload = await getPayload({ config, disableOnInit: true })
// Payload's type says that a migration takes anything; ours say what they take.
await payload.db.migrate({ migrations: migrations as Migration[] })
// What a migration changes is no write that a trigger marks, and servers may be running that keep what they found before.
await payload.db.drizzle.execute('update write_marks set mark = mark + 1')
await firstAdmin(payload, env.admin)
await payload.destroy()
process.exit(0)
