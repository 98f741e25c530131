import { sql } from '@payloadcms/db-postgres'
import { conditionsOf, partsOf } from './conditions.ts'
import { isPart, isSmall } from './leaves.ts'
import { column, constant, render } from './sql.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Where } from 'payload'
import type { Compilation } from './compilation.ts'
import type { Lists } from './declared.ts'

type Listed = { slug: string; where: Where; sorted: SQL[] }

/** Where records are found, and what they have to meet there. */
export type Source = { table: SQL; conditions: SQL[] }

/** Where a list's records are found and counted, as what, and the tables that all of it follows from. */
type Sources = { page: Source; count: Source & { n: SQL }; of: string[] }

/** What the database keeps for a collection's lists. */
export const listsOf = ({ configOf }: Compilation, slug: string) =>
  configOf(slug).custom['lists'] as Lists | undefined

/**
 * The sources of a list: the collection's own table or, by the same name, what the database keeps for its lists, where that
 * has all that the list asks for.
 */
export const sourcesOf = (compilation: Compilation, { slug, where, sorted }: Listed): Sources => {
  const name = compilation.tableOf(slug)
  const conditions = conditionsOf(compilation, { slug, where })
  const { of = [], byPart = [], byReference = {}, counts } = listsOf(compilation, slug) ?? {}
  const part = partIn(where, byPart)
  const table: Source = {
    table: sql`${sql.identifier(name)}`,
    conditions: part ? holding(column(name, part.field), { ...part, conditions }) : conditions,
  }
  const asked = referenceIn(where, byReference)
  const others = asked ? conditionsOf(compilation, { slug, where: asked.others }) : conditions
  const keptIn = (kept: Kept | undefined, parts: SQL[]): Source | undefined =>
    kept && hasOnly(parts, { name, columns: kept.columns })
      ? {
          table: sql`${sql.identifier(kept.table)} ${table.table}`,
          conditions: [sql`${column(name, kept.reference)} = ${asked?.id ?? all}`, ...others],
        }
      : undefined
  const list = asked && byReference[asked.field]
  const counted = !asked || asked.field === counts?.field ? keptIn(counts, others) : undefined
  const found = { n: sql.raw('count(*)'), ...(keptIn(list, others) ?? table) }
  return {
    page: keptIn(list, [...others, ...sorted]) ?? table,
    count: counted ? { n: sql.raw('coalesce(sum(n), 0)'), ...counted } : found,
    of,
  }
}

/** The part of a word that a filter asks for in one of these fields, if it asks for nothing else. */
function partIn(where: Where, fields: string[]) {
  const [only, ...others] = partsOf(where)
  const [[field, asked] = ['', undefined], ...more] = Object.entries(only ?? {})
  const [[operator, value] = [], ...also] = Object.entries<unknown>(asked ?? {})
  if (others.length + more.length + also.length > 0 || !fields.includes(field)) return undefined
  return (operator === 'contains' || operator === 'like') && isPart(value)
    ? { field, value }
    : undefined
}

/**
 * Whether a text has a part, by the index of the ends of its words (docs/decisions/054-parts-of-words.md): of texts that are too
 * long for it, which it offers always, the conditions tell.
 */
const holding = (text: SQL, { value, conditions }: { value: string; conditions: SQL[] }): SQL[] => [
  sql`word_ends(${text}) @@ (quote_literal(lower(${value}::text)) || ${constant(":* | ' '")})::tsquery`,
  sql`(octet_length(${text}) <= ${longest} or ${sql.join(conditions, sql.raw(' and '))})`,
]

/** In bytes: of longer texts `word_ends` tells no more than that they are. */
const longest = sql.raw('1000')

type Kept = NonNullable<Lists['byReference']>[string]

/** Of all records, whatever they refer to. */
const all = sql.raw('0')

/** The one reference that a filter asks for, of a field that has several, and what else it asks for. */
function referenceIn(where: Where, fields: Record<string, unknown>) {
  const parts = partsOf(where)
  for (const [place, part] of parts.entries()) {
    const [[field, asked] = ['', undefined], ...more] = Object.entries(part)
    const id = field in fields && more.length === 0 && idIn(asked)
    if (id) return { field, id, others: { and: parts.filter((_, other) => other !== place) } }
  }
  return undefined
}

function idIn(asked: unknown): number | undefined {
  const [[operator, value] = [], ...more] = Object.entries(asked ?? {}) as [string, unknown][]
  if (operator !== 'equals' || more.length > 0) return undefined
  const id = typeof value === 'string' && /^[1-9]\d*$/.test(value) ? Number(value) : value
  return isSmall(id) ? id : undefined
}

type Columns = { name: string; columns: string[] }

/** Whether parts of a statement read these columns of a row, and nothing else. */
const hasOnly = (parts: SQL[], { name, columns }: Columns): boolean =>
  parts.every((part) => {
    const { text } = render(part)
    const rest = text.replaceAll(/"(\w+)"\."(\w+)"/g, (all, of: string, column: string) =>
      of === name && columns.includes(column) ? '' : all,
    )
    return !/"|\bselect\b/i.test(rest)
  })
