import type { ClientBase } from 'pg'
import type { Outcome } from '../run/record.ts'
import { createKeys } from '../export/keys.ts'
import { decide, remember } from './decide.ts'
import { findOwn, leaveDeletedOwn, numberNew, stageOwn, takeFilesKeys } from './find.ts'
import { createRecordKeys } from './keys.ts'
import { byIds } from './references.ts'
import { leaveOut } from './resolve.ts'
import { ownSchema } from './schema.ts'
import { writeOwn } from './write.ts'

export type Restoring = { stage: string; overwrite: boolean }

type Restored = {
  /** Undefined where the file has no such records. */
  outcomes: Partial<Record<Outcome, number>> | undefined
  notStored: { what: string; count: number }[]
}

/**
 * Developers' own fields and collections, out of an export. All get their ids before anything is written, and all is
 * written by one statement, so that records may refer to each other in circles.
 */
export const restoreOwn = async (client: ClientBase, restoring: Restoring): Promise<Restored> => {
  const schema = await ownSchema(client)
  const { stage } = restoring
  const unknown = await rowsOf<Counted>(client, stageOwn(stage, schema))
  const { rowCount } = await client.query(`select from ${stage}.own limit 1`)
  if (rowCount === 0) return { outcomes: undefined, notStored: unknown }
  await client.query(
    `set local timezone = 'UTC'; ${createKeys}; ${await takeFilesKeys(client, stage)}; ${createRecordKeys(schema)}`,
  )
  await client.query(findOwn(stage))
  const deleted = restoring.overwrite ? [] : await rowsOf<Counted>(client, leaveDeletedOwn(stage))
  await client.query(numberNew(stage, schema))
  await pointTexts(client, stage)
  const lost = await leaveOut(client, { stage, schema })
  for (const statement of decide(restoring, schema)) await client.query(statement)
  await writeOwn(client, { stage, schema })
  await client.query(remember(stage))
  const {
    rows: [outcomes = {}],
  } = await client.query<Partial<Record<Outcome, number>>>(outcome(stage))
  return { outcomes, notStored: [...unknown, ...deleted, ...lost] }
}

/** Of the last of several statements. */
async function rowsOf<Row>(client: ClientBase, statements: string) {
  const answers = [await client.query(statements)].flat()
  return (answers.at(-1)?.rows ?? []) as Row[]
}

type Counted = { what: string; count: number }

/** What rich texts name by key they name by the ids of this catalogue. */
async function pointTexts(client: ClientBase, stage: string) {
  for (let last = 0; ;) {
    const { rows } = await client.query<{ seq: number; says: object }>(
      `select seq::integer, says from ${stage}.own where says::text like '%"relationTo"%' and seq > $1 order by seq limit 100`,
      [last],
    )
    for (const { seq, says } of rows)
      await client.query(`update ${stage}.own set says = $2 where seq = $1`, [
        seq,
        JSON.stringify(await byIds(client, says)),
      ])
    const final = rows.at(-1)
    if (!final) return
    last = final.seq
  }
}

const outcome = (stage: string) => `
  select (count(*) filter (where is_new or is_begun))::integer as created,
    (count(*) filter (where not is_new and not is_begun and takes <> '{}'))::integer as updated,
    (count(*) filter (where not is_new and not is_begun and takes = '{}'))::integer as unchanged
  from ${stage}.own where not is_added`
