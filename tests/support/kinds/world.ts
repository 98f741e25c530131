import { postgresAdapter, sql } from '@payloadcms/db-postgres'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, getPayload } from 'payload'
import { reads } from '#src/plugins/reads/index.ts'
import { kinds } from './index.ts'
import { fill } from './fill.ts'
import type { CollectionConfig, Config, Payload } from 'payload'
import type { World } from '../compared.ts'
import type { Kind } from './users.ts'

export type Over = {
  url: string
  idType?: 'serial' | 'uuid'
  blocksAsJSON?: boolean
  collections?: Kind[]
  /** What the config has besides. */
  more?: Partial<Config>
}

/** Collections with fields of every kind, filled; what is compiled, beside what Payload answers. */
export const kindsWorld = async (over: Over): Promise<World> => {
  const pair = await pairOver(over)
  await makeTables(pair.ours)
  return { ...pair, ...(await fill(pair.stock)) }
}

/** Two of Payload over a database, one with compiled reads and one without. */
export const pairOver = async ({ url, idType = 'serial', blocksAsJSON = false, ...over }: Over) => {
  const collections = (over.collections ?? kinds) as CollectionConfig[]
  const { plugins = [], ...more } = over.more ?? {}
  const make = (isOurs: boolean) =>
    buildConfig({
      secret: 'a secret that only tests know',
      serverURL: 'http://localhost:3000',
      db: postgresAdapter({
        push: false,
        idType,
        blocksAsJSON,
        pool: { connectionString: url, max: 5 },
      }),
      collections: apart(collections),
      editor: lexicalEditor(),
      plugins: [...plugins, ...(isOurs ? [reads()] : [])],
      maxDepth: 3,
      defaultDepth: 1,
      telemetry: false,
      typescript: { autoGenerate: false },
      logger: { options: { level: 'silent' } },
      graphQL: { maxComplexity: 10_000 },
      ...more,
    })
  const keys = { ours: `${url} ours`, stock: `${url} stock` }
  const ours = await getPayload({ config: make(true), key: keys.ours })
  const stock = await getPayload({ config: make(false), key: keys.stock })
  return { ours, stock, keys }
}

/** Payload changes the fields that it is given: each config gets its own. */
function apart<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => apart(each)) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, apart(each as unknown)]),
  ) as Value
}

export async function makeTables({ db }: Payload) {
  const { drizzle, requireDrizzleKit, schema } = db as unknown as PostgresAdapter
  const { generateDrizzleJson, generateMigration } = requireDrizzleKit()
  const statements = await generateMigration(
    await generateDrizzleJson({}),
    await generateDrizzleJson(schema),
  )
  for (const statement of statements) await drizzle.execute(sql.raw(statement))
}
