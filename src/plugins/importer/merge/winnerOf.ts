import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'

type Asked = { collection: string; id: number }

/** The record that an id was merged into, however many merges ago; undefined where there is none. */
export const winnerOf = async (req: PayloadRequest, { collection, id }: Asked) => {
  if (!Number.isSafeInteger(id) || Math.abs(id) > 2 ** 31 - 1) return undefined
  const { rows } = await inTransaction(
    req,
    sql`select winner from merged_records where collection = ${collection} and loser = ${id}
      and exists (select from ${sql.identifier(collection)} where id = winner)`,
  )
  return typeof rows[0]?.['winner'] === 'number' ? rows[0]['winner'] : undefined
}
