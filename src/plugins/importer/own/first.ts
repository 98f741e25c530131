import type { ClientBase } from 'pg'
import { createKeys } from '../export/keys.ts'
import { decide, remember } from './decide.ts'
import { findOwn, leaveDeletedOwn, numberNew, stageOwn, takeFilesKeys, textArray } from './find.ts'
import { createRecordKeys } from './keys.ts'
import type { AllNeeded } from './needed.ts'
import { factNames } from './facts.ts'
import { leaveOut } from './resolve.ts'
import { text } from './says.ts'
import { type OwnSchema, type OwnTable, ownSchema } from './schema.ts'
import { writeOwn } from './write.ts'

type Before = { stage: string; overwrite: boolean; needed: AllNeeded; table: string }

/**
 * Brings those of developers' records that the records of a table of ours need, and those that they need in turn, with as
 * much as may not be empty; the rest of them comes with all others (restore.ts). One whose own needs are not here yet waits.
 * Within a transaction of the caller's.
 */
export const bringNeeded = async (
  client: ClientBase,
  { stage, overwrite, needed, table }: Before,
) => {
  if (!needed[table]) return
  const all = await ownSchema(client)
  const names = needsOf(table, { needed, schema: all })
  const records = all.records.filter((one) => names.has(one.table)).map(withNeeds)
  if (records.length > 0)
    await write(client, { stage, overwrite, schema: { records, added: {}, withheld: [] } })
}

/** The tables of the records without which those of a table of ours cannot be, ours and developers'. */
export const needsOf = (
  table: string,
  { needed, schema }: { needed: AllNeeded; schema: OwnSchema },
): Set<string> => {
  const found = new Set<string>()
  const follow = (name: string | undefined) => {
    if (name === undefined || found.has(name)) return
    found.add(name)
    const facts = schema.records.find((one) => one.table === name)?.facts
    for (const column of facts?.needed ?? []) follow(facts?.refers[column])
  }
  for (const { refers } of needed[table] ?? []) follow(refers)
  return found
}

/** A record with what of it may not be empty, and what refers to nothing. */
const withNeeds = ({ facts, ...own }: OwnTable): OwnTable => ({
  ...own,
  facts: {
    ...facts,
    refers: Object.fromEntries(
      Object.entries(facts.refers).filter(([column]) => facts.needed.includes(column)),
    ),
    parts: [],
  },
})

type Writing = Pick<Before, 'stage' | 'overwrite'> & { schema: OwnSchema }

async function write(client: ClientBase, { stage, overwrite, schema }: Writing) {
  await client.query(stageOwn(stage, schema))
  await client.query(
    `set local timezone = 'UTC'; ${createKeys}; ${await takeFilesKeys(client, stage)}; ${createRecordKeys(schema)}`,
  )
  await client.query(findOwn(stage))
  if (!overwrite) await client.query(leaveDeletedOwn(stage))
  await client.query(numberNew(stage, schema))
  await leaveOut(client, { stage, schema })
  await client.query(`
    insert into ${stage}.own_named select of, key, id, is_new from ${stage}.own on conflict do nothing;
    delete from ${stage}.own where not is_new`)
  for (const statement of decide({ stage, overwrite: false }, schema)) await client.query(statement)
  await writeOwn(client, { stage, schema })
  for (const { table, facts } of schema.records)
    await client.query(`
      update ${stage}.own set says = (
        select jsonb_object_agg(f.key, f.value) from jsonb_each(says) f where f.key = any(${textArray(factNames(facts))}))
      where of = ${text(table)}`)
  await client.query(remember(stage))
}
