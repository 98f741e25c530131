import { sql } from '@payloadcms/db-postgres'
import { built as builtOf } from './built.ts'
import { copyOf } from './copy.ts'
import { joinsOf } from './filters.ts'
import { kindAt } from './leaves.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Where } from 'payload'
import type { Compilation } from './compilation.ts'

type Filtered = { slug: string; where: Where }

/**
 * What a filter demands of a record of its table, condition by condition: what goes through lists or other records is
 * asked by EXISTS, so that no record is met twice. Conditions on one field stay together: they may be about one and the
 * same of its references.
 */
export const conditionsOf = (compilation: Compilation, { slug, where }: Filtered): SQL[] =>
  partsOf(where).flatMap((part) => {
    const made = conditionOf(compilation, { slug, where: part })
    return made ? [made] : []
  })

function conditionOf(compilation: Compilation, { slug, where }: Filtered): SQL | undefined {
  const { adapter } = compilation
  const tableName = compilation.tableOf(slug)
  const built = builtOf({
    payload: compilation.payload,
    adapter,
    fields: compilation.configOf(slug).flattenedFields,
    tableName,
    where: copyOf(where),
  })
  if (!built.where) return undefined
  if (built.joins.length === 0) return sql`(${built.where})`
  const [first, ...others] = built.joins
  // A condition that only a reference can meet is asked of the references themselves: Postgres then chooses where to begin.
  const { payload } = compilation
  const { flattenedFields: fields } = compilation.configOf(slug)
  if (first && isAboutReferences(where, { fields, payload }))
    return sql`exists (select 1 from ${joinsOf([first], 'bare')} ${joinsOf(others)} where (${first.condition}) and (${built.where}))`
  // "offset 0" keeps the record's columns from becoming constants within: along three outer joins Postgres 18 takes one for
  // what the rows of the last are met by, though there may be none of the one before.
  const table = sql.identifier(tableName)
  return sql`exists (select 1 from (select ${table}.* offset 0) ${table} ${joinsOf(built.joins)} where (${built.where}))`
}

const needsOne = new Set([
  'equals',
  'in',
  'like',
  'contains',
  'greater_than',
  'greater_than_equal',
  'less_than',
  'less_than_equal',
])

type Fields = Pick<Parameters<typeof kindAt>[1], 'fields' | 'payload'>

/** Whether each of its comparisons fails where there is nothing to compare with. */
function isAboutReferences(where: Where, among: Fields): boolean {
  return Object.entries(where).every(([key, value]) =>
    Array.isArray(value)
      ? key.toLowerCase() === 'and' && value.every((each) => isAboutReferences(each, among))
      : typeof value === 'object' &&
        Object.entries(value).every(
          ([operator, compared]) =>
            needsOne.has(operator) &&
            isSomething(compared, { kind: kindAt(key, among), isList: operator === 'in' }),
        ),
  )
}

type As = { kind: ReturnType<typeof kindAt>; isList: boolean }

/** Whether a value stays one: Payload reads what is no number as nothing where it looks for numbers. */
function isSomething(value: unknown, { kind, isList }: As): boolean {
  if (Array.isArray(value))
    return value.length > 0 && value.every((each) => isSomething(each, { kind, isList: false }))
  if (kind === 'text') return typeof value === 'string' && !/^(|null)$/i.test(value)
  if (kind !== 'number') return false
  if (typeof value === 'number') return !Number.isNaN(value)
  return (isList ? /^\d+(,\d+)*$/ : /^\d+$/).test(String(value))
}

/** Groups of conditions that all have to be met. */
export function partsOf(where: Where): Where[] {
  const groups: { fields: Set<string>; parts: Where[] }[] = []
  for (const part of conjuncts(where)) {
    const fields = fieldsIn(part)
    const shared = groups.filter((group) => [...fields].some((name) => group.fields.has(name)))
    const merged = {
      fields: new Set([...fields, ...shared.flatMap((group) => [...group.fields])]),
      parts: [...shared.flatMap((group) => group.parts), part],
    }
    groups.splice(0, groups.length, ...groups.filter((group) => !shared.includes(group)), merged)
  }
  return groups.map(({ parts }) => (parts.length === 1 && parts[0] ? parts[0] : { and: parts }))
}

/** Payload lets the last of several groups win, so that only a lone one can be taken apart. */
function conjuncts(where: Where): Where[] {
  const entries = Object.entries(where)
  const lists = entries.filter(([, value]) => Array.isArray(value))
  if (lists.length > 1) return [where]
  return entries.flatMap(([key, value]): Where[] =>
    Array.isArray(value) && key.toLowerCase() === 'and'
      ? value.flatMap(conjuncts)
      : [{ [key]: value }],
  )
}

/** The collection's own fields that a filter begins with. */
export function fieldsIn(where: Where): Set<string> {
  const names = Object.entries(where).flatMap(([key, value]) =>
    Array.isArray(value)
      ? value.flatMap((each) => [...fieldsIn(each)])
      : [key.replaceAll('__', '.').split('.')[0] ?? key],
  )
  return new Set(names)
}
