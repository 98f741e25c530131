import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { Pair } from './mergeRecords.ts'

/**
 * Whatever still refers to the loser, of this product or of a plugin, refers to the winner. A row that the winner has
 * already, such as a favourite of the same user, goes; a dashboard's lock on the loser goes too.
 */
export const pointAtWinner = async (req: PayloadRequest, pair: Pair) => {
  const { collection, winner, loser } = pair
  const { rows } = await inTransaction(
    req,
    sql`select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = ${collection}::regclass and cardinality(c.conkey) = 1
        and c.conrelid::regclass::text <> 'payload_locked_documents_rels'
      order by 1, 2`,
  )
  for (const { table, column } of rows) {
    // The names come from the database's own catalogue; the block takes no parameters.
    const statement = moveRows({ table: String(table), column: String(column), winner, loser })
    await inTransaction(req, sql.raw(statement))
  }
}

type Move = { table: string; column: string; winner: number; loser: number }

const moveRows = ({ table, column, winner, loser }: Move) => `
  do $$
  declare line tid;
  begin
    for line in select ctid from ${table} where "${column}" = ${loser} loop
      begin
        update ${table} set "${column}" = ${winner} where ctid = line;
      exception when unique_violation then
        delete from ${table} where ctid = line;
      end;
    end loop;
  end $$`
