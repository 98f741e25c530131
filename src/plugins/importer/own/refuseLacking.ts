import type { ClientBase } from 'pg'
import { refuse } from '../through/refuse.ts'
import { type Step, within } from '../write/step.ts'
import { valueOf } from './needed.ts'
import { text } from './says.ts'

/** New films or people of whom an export does not say what developers require. Answers how many were refused. */
export const refuseLacking = async (
  client: ClientBase,
  step: Step,
  table: 'movies' | 'persons',
): Promise<number> => {
  const { stage, needed } = step
  const place = { stage, table, key: 's.key' }
  const lacks = needed[table]?.map(
    (each) => `case when ${valueOf(place, each)} is null then ${text(each.column)} end`,
  )
  if (!lacks) return 0
  const { rows } = await client.query<{ seq: number; lacks: string }>(`
    select seq, lacks from (
      select s.seq::integer as seq, concat_ws(', ', ${lacks.join(', ')}) as lacks from ${stage}.${table} s
      where ${within(step)} and s.is_new) looked
    where lacks <> ''`)
  for (const { seq, lacks } of rows)
    await refuse(client, { stage, table, seq, reason: `Its ${lacks} is required, and not here.` })
  return rows.length
}
