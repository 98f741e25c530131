import type { ClientBase } from 'pg'
import type { Facts, Part } from './facts.ts'
import { allFacts, withIds } from './resolve.ts'
import type { OwnSchema } from './schema.ts'
import { name, text } from './says.ts'

type Writing = { stage: string; schema: OwnSchema }

/** Writes what was decided on. All foreign keys are checked at the end of the one statement. */
export const writeOwn = async (client: ClientBase, { stage, schema }: Writing) => {
  await client.query(`
    drop table if exists ${stage}.own_rows;
    create unlogged table ${stage}.own_rows (of text, id text, owner text, place bigserial, says jsonb)`)
  const written: string[] = []
  for (const [table, facts] of allFacts(schema)) {
    const fields = await fieldsTaken(client, { stage, table })
    const columns = [...facts.plain, ...Object.keys(facts.refers)].filter((column) =>
      fields.has(column),
    )
    await client.query(
      `update ${stage}.own set takes = ${withIds(facts, 'takes')} where of = ${text(table)}`,
    )
    const own = schema.records.find((one) => one.table === table)
    if (own) written.push(insertNew({ stage, table, columns, hasTimes: own.hasTimes }))
    if (columns.length > 0)
      written.push(
        updateKnown({ stage, table, columns, isAdded: !own, hasTimes: own?.hasTimes ?? true }),
      )
    for (const part of facts.parts.filter((one) => fields.has(one.table)))
      written.push(...(await spreadOut(client, { stage, part, from: { table, isRecord: true } })))
  }
  if (written.length === 0) return
  await client.query(`analyze ${stage}.own_rows`)
  await client.query(
    `with ${written.map((statement, at) => `w${at} as (${statement})`).join(',')} select`,
  )
}

async function fieldsTaken(client: ClientBase, { stage, table }: { stage: string; table: string }) {
  const { rows } = await client.query<{ field: string }>(
    `select distinct field from ${stage}.own, jsonb_object_keys(takes) field where of = ${text(table)}`,
  )
  return new Set(rows.map(({ field }) => field))
}

type Written = { stage: string; table: string; columns: string[]; hasTimes: boolean }

function insertNew({ stage, table, columns, hasTimes }: Written) {
  const listed = ['id', ...columns].map(name)
  const times = hasTimes ? ', created_at, updated_at' : ''
  const moment = `now() - (count(*) over () - row_number() over (order by o.seq)) * interval '1 millisecond'`
  return `
    insert into public.${name(table)} (${listed.join(', ')}${times})
    select ${listed.map((column) => `p.${column}`).join(', ')}${hasTimes ? `, ${moment}, ${moment}` : ''}
    from ${stage}.own o, jsonb_populate_record(null::public.${name(table)}, o.takes || jsonb_build_object('id', o.id)) p
    where o.of = ${text(table)} and o.is_new order by o.seq`
}

function updateKnown({ stage, table, columns, isAdded, hasTimes }: Written & { isAdded: boolean }) {
  const listed = columns.map(name)
  return `
    update public.${name(table)} r set ${hasTimes ? `updated_at = case when o.is_new or o.is_begun then r.updated_at else now() end, ` : ''}
      (${listed.join(', ')}) = (select ${listed.map((column) => `p.${column}`).join(', ')} from jsonb_populate_record(r, o.takes) p)
    from ${stage}.own o
    where o.of = ${text(table)} and ${isAdded ? 'true' : 'not o.is_new'} and o.takes ?| array[${columns.map(text).join(', ')}] and r.id::text = o.id`
}

type Spreading = { stage: string; part: Part; from: { table: string; isRecord: boolean } }

/** A record's part as rows, and theirs: those that were there go, and the statements that write the new ones are answered. */
async function spreadOut(client: ClientBase, { stage, part, from }: Spreading): Promise<string[]> {
  const { table, owner, where, hasIds, facts } = part
  const [source, json] = from.isRecord ? ['own', 'takes'] : ['own_rows', 'says']
  await client.query(`
    insert into ${stage}.own_rows (of, id, owner, says)
    select ${text(table)}, ${hasIds ? `left(replace(gen_random_uuid()::text, '-', ''), 24)` : 'null'}, s.id, ${withIds(facts, 'l.says')}
    from ${stage}.${source} s, jsonb_array_elements(s.${json} -> ${text(table)}) with ordinality as l (says, place)
    where s.of = ${text(from.table)} order by s.id, l.place`)
  for (const column of facts.needed)
    await client.query(
      `delete from ${stage}.own_rows where of = ${text(table)} and says ->> ${text(column)} is null`,
    )
  if (from.isRecord)
    await client.query(`delete from public.${name(table)} r using ${stage}.own o
      where o.of = ${text(from.table)} and o.takes ? ${text(table)} and r.${name(owner)}::text = o.id and ${where('r')}`)
  const within: string[] = []
  for (const inner of facts.parts)
    within.push(
      ...(await spreadOut(client, { stage, part: inner, from: { table, isRecord: false } })),
    )
  return [insertRows({ stage, part }), ...within]
}

function insertRows({ stage, part }: { stage: string; part: Part }) {
  const { table, owner, hasIds, facts } = part
  const columns = [...columnsOf(facts), owner, ...(hasIds ? ['id'] : [])].map(name)
  return `
    insert into public.${name(table)} (${columns.join(', ')})
    select ${columns.map((column) => `p.${column}`).join(', ')}
    from ${stage}.own_rows w, jsonb_populate_record(null::public.${name(table)},
      w.says || jsonb_build_object(${text(owner)}, w.owner${hasIds ? `, 'id', w.id` : ''})) p
    where w.of = ${text(table)} order by w.place`
}

const columnsOf = ({ plain, refers }: Facts) => [...plain, ...Object.keys(refers)]
