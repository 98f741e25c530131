import { postgresAdapter, sql } from '@payloadcms/db-postgres'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, getPayload } from 'payload'
import { reads } from '#src/plugins/reads/index.ts'
import { kinds } from './index.ts'
import { fill } from './fill.ts'
import type { World } from '../compared.ts'

type Where = { url: string; idType?: 'serial' | 'uuid' }

/** Collections with fields of every kind, filled; what is compiled, beside what Payload answers. */
export const kindsWorld = async (where: Where): Promise<World> => {
  const pair = await pairOver(where)
  await makeTables(pair.ours.db as unknown as PostgresAdapter)
  return { ...pair, ...(await fill(pair.stock)) }
}

/** Two of Payload over a database, one with compiled reads and one without. */
export const pairOver = async ({ url, idType = 'serial' }: Where) => {
  const make = (isOurs: boolean) =>
    buildConfig({
      secret: 'a secret that only tests know',
      serverURL: 'http://localhost:3000',
      db: postgresAdapter({ push: false, idType, pool: { connectionString: url, max: 5 } }),
      collections: kinds,
      editor: lexicalEditor(),
      plugins: isOurs ? [reads()] : [],
      maxDepth: 3,
      defaultDepth: 1,
      telemetry: false,
      logger: { options: { level: 'silent' } },
      graphQL: { maxComplexity: 10_000 },
    })
  const keys = { ours: `kinds ${idType}`, stock: `kinds ${idType} stock` }
  const ours = await getPayload({ config: make(true), key: keys.ours })
  const stock = await getPayload({ config: make(false), key: keys.stock })
  return { ours, stock, keys }
}

async function makeTables({ drizzle, requireDrizzleKit, schema }: PostgresAdapter) {
  const { generateDrizzleJson, generateMigration } = requireDrizzleKit()
  const statements = await generateMigration(
    await generateDrizzleJson({}),
    await generateDrizzleJson(schema),
  )
  for (const statement of statements) await drizzle.execute(sql.raw(statement))
}
