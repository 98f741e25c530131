import pg from 'pg'
import type { Facts, Part } from './facts.ts'

export const name = pg.escapeIdentifier
export const text = pg.escapeLiteral

/** SQL: what a record says as one JSON object, records that it names by their keys, its parts as lists. */
export const saysOf = ({ plain, refers, parts }: Facts, row: string): string => {
  const named = Object.entries(refers).map(
    ([column, to]) => [column, keyOf(to, `${row}.${name(column)}`)] as const,
  )
  const listed = parts.map((part) => [part.table, listOf(part, row)] as const)
  return [
    plainOf(plain, row),
    ...[...named, ...listed].map(([of, value]) => `jsonb_build_object(${text(of)}, ${value})`),
  ].join(' || ')
}

const plainOf = (plain: string[], row: string) =>
  plain.length === 0
    ? `'{}'::jsonb`
    : `coalesce((select jsonb_object_agg(f.key, f.value) from jsonb_each(to_jsonb(${row})) f
        where f.key = any(array[${plain.map(text).join(', ')}])), '{}')`

/** SQL: what the record with this id is called; null where there is none. */
const keyOf = (table: string, id: string) =>
  `(select k.key from record_keys k where k.of = ${text(table)} and k.id = ${id}::text)`

function listOf({ table, owner, order, where, facts }: Part, row: string) {
  const part = `${row}${row.length}`
  return `coalesce((select jsonb_agg(p.says) from (
    select ${saysOf(facts, part)} as says from public.${name(table)} ${part}
    where ${part}.${name(owner)} = ${row}.id and ${where(part)}
    order by ${order.replaceAll(/[^, ]+/g, (column) => `${part}.${column}`)}) p), '[]')`
}
