import { postgresAdapter } from '@payloadcms/db-postgres'
import { foreignKeyActions } from './foreignKeyActions.ts'
import { steadyPg } from './steadyPool.ts'
import { uniqueFields } from './uniqueFields.ts'
import { withHonestCommits } from './transactions.ts'
import { createAtOnce } from './written/create.ts'
import { deleteAtOnce } from './written/delete.ts'

type Settings = { url: string | undefined; replicaUrls: string[] }

/** Postgres as Marquee uses it: migrations only, bounded statements, our foreign-key actions, commits that tell the truth,
 * one statement a write. */
export const database = ({ url, replicaUrls }: Settings) => {
  const stock = postgresAdapter({
    pg: steadyPg,
    push: false,
    migrationDir: 'src/migrations',
    pool: {
      connectionString: url,
      application_name: 'marquee',
      // For each of the two pools: see transactions.ts.
      max: 10,
      // Who waits in line waits as long as the statement of whoever is first may take.
      connectionTimeoutMillis: 30_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    ...(replicaUrls.length > 0 && { readReplicas: replicaUrls }),
    beforeSchemaInit: [foreignKeyActions],
  })
  return {
    ...stock,
    init: (args: Parameters<typeof stock.init>[0]) => {
      const adapter = withHonestCommits(stock.init(args))
      adapter.fieldConstraints = { ...adapter.fieldConstraints, ...uniqueFields }
      return Object.assign(adapter, {
        create: createAtOnce(adapter),
        deleteOne: deleteAtOnce(adapter),
      })
    },
  }
}
