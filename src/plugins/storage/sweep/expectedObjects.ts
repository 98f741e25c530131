import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { toObjectKeys } from '../objectKeys.ts'
import type { ExpectedObject } from './compare.ts'

const page = 500

/** Every object that the records name, in the order of their keys' bytes, a page of records in memory at a time. */
export async function* expectedObjects(req: PayloadRequest): AsyncGenerator<ExpectedObject> {
  let last = ''
  for (;;) {
    const { rows } = await inTransaction(
      req,
      sql`select id, key, updated_at, mime_type like 'image/%' as is_image from files
          where key collate "C" > ${last} order by key collate "C" limit ${page}`,
    )
    for (const row of rows) yield* objectsOf(row)
    if (rows.length < page) return
    last = String(rows.at(-1)?.['key'])
  }
}

const objectsOf = (row: Record<string, unknown>): ExpectedObject[] => {
  const key = String(row['key'])
  const keys = row['is_image'] === true ? toObjectKeys(key).sort() : [key]
  const changedAt = new Date(String(row['updated_at']))
  return keys.map((object) => ({ key: object, recordId: Number(row['id']), changedAt }))
}
