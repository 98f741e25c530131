import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { hasOwnNodes, markPlain, unmarked } from '../own/markPlain.ts'
import { nodeFieldsOf } from '../own/nodeFields.ts'
import type { Pair } from './mergeRecords.ts'

/**
 * Links and relations within developers' rich texts, which no foreign key knows, lead to the winner. The catalogue's own
 * texts refer to no record.
 */
export const pointTexts = async (req: PayloadRequest, pair: Pair) => {
  const { rows } = await inTransaction(
    req,
    sql`select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'jsonb'::regtype
        and not a.attisdropped and c.relname !~ '^(payload_|import)' and a.attname not in ('description', 'biography')
        and exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'id')`,
  )
  for (const { table, column } of rows)
    await pointColumn(req, { ...pair, table: String(table), column: String(column) })
}

type Column = Pair & { table: string; column: string }

async function pointColumn(req: PayloadRequest, { table, column, ...pair }: Column) {
  const [from, text] = [sql.identifier(table), sql.identifier(column)]
  const path = `$.** ? (@.relationTo == "${pair.collection}" && (@.value == ${pair.loser} || @.value.id == ${pair.loser}))`
  const { rows } = await inTransaction(
    req,
    sql`select id, ${text} as text from ${from}
      where ${text}::text like '%"relationTo"%' and ${text} @? ${path}::jsonpath or ${text}::text like '%"blockType"%'`,
  )
  for (const row of rows) {
    const pointed = JSON.stringify(pointedWithin(row['text'], { req, pair }))
    if (pointed === JSON.stringify(row['text'])) continue
    await inTransaction(
      req,
      sql`update ${from} set ${text} = ${pointed}::jsonb where id = ${row['id']}`,
    )
  }
}

/** Blocks within texts name records by bare ids, of which the config knows. */
const pointedWithin = (text: unknown, { req, pair }: { req: PayloadRequest; pair: Pair }) =>
  hasOwnNodes(text)
    ? unmarked(pointedAt(markPlain(text, nodeFieldsOf(req.payload.config)), pair))
    : pointedAt(text, pair)

/** The same document with the winner wherever it names the loser. */
const pointedAt = (node: unknown, pair: Pair): unknown => {
  if (Array.isArray(node)) return node.map((part) => pointedAt(part, pair))
  if (typeof node !== 'object' || node === null) return node
  const parts = Object.fromEntries(
    Object.entries(node).map(([name, part]) => [name, pointedAt(part, pair)]),
  )
  return namesLoser(parts, pair) ? { ...parts, value: pair.winner } : parts
}

const namesLoser = ({ relationTo, value }: Record<string, unknown>, { collection, loser }: Pair) =>
  relationTo === collection &&
  (value === loser ||
    (typeof value === 'object' && value !== null && 'id' in value && value.id === loser))
