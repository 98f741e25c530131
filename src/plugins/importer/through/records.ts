import type { Imported } from '../write/collection.ts'
import { type Step, within } from '../write/step.ts'
import { valueOf } from '../own/needed.ts'
import { text } from '../own/says.ts'
import { ownData, withoutLists } from './developers.ts'
import { refuse } from './refuse.ts'
import type { Session } from './session.ts'
import { toData, type Staged } from './toData.ts'

type Writing = { step: Step; imported: Imported }

/** Creates what is new and updates the fields that were decided on, in the order of the source. Answers how many were refused. */
export const writeRecords = async (session: Session, writing: Writing) =>
  writing.step.source === 'marquee'
    ? withoutLists(session.payload, writing.imported.table, () => writeEach(session, writing))
    : writeEach(session, writing)

async function writeEach(session: Session, { step, imported }: Writing) {
  const { table: collection } = imported
  const { client, payload, attempt } = session
  let refused = 0
  for (const row of await stagedRows(session, { step, imported })) {
    const { flattenedFields } = payload.collections[collection].config
    const own = row.is_new ? ownData(flattenedFields, row.needed) : {}
    const data = { ...toData(collection, row), ...own } as never
    const reason = await attempt(async (req) => {
      const shared = { collection, data, req, depth: 0 } as const
      if (!row.is_new) {
        await payload.update({ ...shared, id: row.record_id, overrideAccess: true })
        return
      }
      const { id } = await payload.create({ ...shared, overrideAccess: true })
      await client.query(`update ${step.stage}.${collection} set record_id = $1 where seq = $2`, [
        id,
        row.seq,
      ])
    })
    if (reason === undefined) continue
    await refuse(client, { stage: step.stage, table: collection, seq: row.seq, reason })
    refused += 1
  }
  return refused
}

async function stagedRows({ client }: Session, { step, imported: { table } }: Writing) {
  const place = { stage: step.stage, table, key: 's.key' }
  const needed = (step.needed[table] ?? [])
    .map((each) => `${text(each.column)}, ${valueOf(place, each)}`)
    .join(', ')
  const { rows } = await client.query<{ row: Staged }>(`
    select to_jsonb(s) ${table === 'movies' ? `|| jsonb_build_object('has_day', r.release_date is not null)` : ''}
      || jsonb_build_object('needed', jsonb_build_object(${needed})) as row
    from ${step.stage}.${table} s left join public.${table} r on r.id = s.record_id
    where ${within(step)} and (s.is_new or cardinality(s.takes) > 0) order by s.seq`)
  return rows.map(({ row }) => row)
}
