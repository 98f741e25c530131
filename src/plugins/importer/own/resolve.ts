import type { ClientBase } from 'pg'
import { textArray } from './find.ts'
import { factNames, type Facts } from './facts.ts'
import type { OwnSchema } from './schema.ts'
import { text } from './says.ts'

/** The facts of each table that has some of its own. */
export const allFacts = ({ records, added }: OwnSchema): [string, Facts][] => [
  ...records.map(({ table, facts }) => [table, facts] as [string, Facts]),
  ...Object.entries(added),
]

type Lost = { what: string; count: number }

/**
 * Leaves out records that need another which is not here, and then those that need them. Answers what is left out, fields
 * without a place included.
 */
export const leaveOut = async (
  client: ClientBase,
  { stage, schema }: { stage: string; schema: OwnSchema },
): Promise<Lost[]> => {
  const lost: Lost[] = []
  for (const [table, facts] of allFacts(schema)) {
    const { rows } = await client.query<Lost>(`
      select 'fields of ' || of || ' that have no place here' as what, count(*)::integer as count
      from ${stage}.own, jsonb_object_keys(says) field where of = ${text(table)} and field <> all(${textArray(factNames(facts))}) group by of`)
    lost.push(...rows)
  }
  for (let gone = 1; gone > 0;) {
    gone = 0
    for (const { table, facts } of schema.records) {
      const count = await leaveNeedy(client, { stage, table, facts })
      if (count > 0)
        lost.push({
          what: `records of ${table} whose ${facts.needed.join(' or ')} is not here`,
          count,
        })
      gone += count
    }
  }
  return lost
}

type Needy = { stage: string; table: string; facts: Facts }

async function leaveNeedy(client: ClientBase, { stage, table, facts: { needed, refers } }: Needy) {
  if (needed.length === 0) return 0
  const lacks = needed.map(
    (column) => `not exists (select from record_keys k
      where k.of = ${text(refers[column] ?? '')} and k.key = o.says ->> ${text(column)})`,
  )
  const { rowCount } = await client.query(`
    with gone as (
      delete from ${stage}.own o where of = ${text(table)} and is_new and (${lacks.join(' or ')}) returning of, id)
    delete from record_keys k using gone g where k.of = g.of and k.id = g.id`)
  return rowCount ?? 0
}

/** SQL: JSON of column `json` with ids in place of the keys by which it names records. */
export const withIds = ({ refers }: Facts, json: string) =>
  Object.entries(refers)
    .map(
      ([
        column,
        to,
      ]) => ` || case when ${json} ? ${text(column)} then jsonb_build_object(${text(column)}, (
        select min(k.id) from record_keys k where k.of = ${text(to)} and k.key = ${json} ->> ${text(column)})) else '{}' end`,
    )
    .reduce((sql, one) => sql + one, json)
