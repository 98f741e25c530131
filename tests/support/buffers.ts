import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { explain } from '#src/plugins/reads/explain.ts'
import { payload } from './marquee.ts'

type Planned = {
  'QUERY PLAN': { Plan: Record<'Shared Hit Blocks' | 'Shared Read Blocks', number> }[]
}

/** How many blocks Postgres reads to answer an address of the API. */
export async function reading(path: string): Promise<number> {
  const explanation = await explain({ payload, path, user: null })
  if (!explanation || !('statement' in explanation))
    throw new Error(`${path} is not compiled: ${JSON.stringify(explanation)}`)
  const { text, values } = explanation.statement
  const { pool } = payload.db as unknown as PostgresAdapter
  const { rows } = await pool.query<Planned>(
    `explain (analyze, buffers, format json) ${text}`,
    values,
  )
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
}
