import { sql } from '@payloadcms/db-postgres'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/** A statement as the driver takes it. */
export type Statement = { text: string; values: unknown[] }

/** A member of a JSON object; with `when`, there only for the rows that meet it. */
export type Member = { name: string; value: SQL; when?: SQL }

const dialect = new PgDialect()

/** The same query gives the same text each time: drizzle's random table aliases are numbered. */
export const render = (query: SQL): Statement => {
  const { sql: text, params } = dialect.sqlToQuery(query)
  const names = new Map<string, string>()
  const numbered = text.replace(randomAlias, (alias) => {
    const name = names.get(alias) ?? `"j${names.size + 1}"`
    names.set(alias, name)
    return name
  })
  return withPaths({ text: numbered, values: params })
}

/** Payload's paths are part of a statement's shape, and as plain equality they match partial indexes. */
function withPaths({ text, values }: Statement): Statement {
  const written = outsideConstants(text, (part) =>
    part.replace(/("path") like \$(\d+)/g, (all, name: string, n: string) => {
      const path = values[Number(n) - 1]
      return typeof path !== 'string' || /[%_\\']/.test(path) ? all : `${name} = '${path}'`
    }),
  )
  const numbers: number[] = []
  const renumbered = outsideConstants(written, (part) =>
    part.replace(/\$(\d+)/g, (_, n: string) => {
      if (!numbers.includes(Number(n))) numbers.push(Number(n))
      return `$${numbers.indexOf(Number(n)) + 1}`
    }),
  )
  return { text: renumbered, values: numbers.map((n) => values[n - 1]) }
}

/** A constant may look like a parameter. */
const outsideConstants = (text: string, change: (part: string) => string) =>
  text
    .split(/('(?:[^']|'')*')/)
    .map((part, place) => (place % 2 === 0 ? change(part) : part))
    .join('')

const randomAlias = /"[0-9a-f]{8}_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{12}"/g

/** A name within a row source. */
export const column = (source: string, name: string) =>
  sql`${sql.identifier(source)}.${sql.identifier(name)}`

/** A text constant, written into the statement: part of its shape, not a value of the request. */
export const constant = (text: string) => sql.raw(`'${text.replaceAll("'", "''")}'`)

/** An empty list. */
export const none = sql.raw("'[]'::json")

/** A JSON object. */
export const object = (members: Member[]): SQL =>
  members.some(({ when }) => when)
    ? sometimes(members)
    : members.length > most
      ? wide(members)
      : sql`json_build_object(${sql.join(members.flatMap(pair), comma)})`

// Postgres takes at most a hundred arguments.
const most = 50
const comma = sql.raw(', ')

const pair = ({ name, value }: Member) => [constant(name), value]

function wide(members: Member[]): SQL {
  const columns = members.map(({ name, value }) => sql`${value} as ${sql.identifier(name)}`)
  return sql`(select row_to_json(r) from (select ${sql.join(columns, comma)}) r)`
}

function sometimes(members: Member[]): SQL {
  const always = object(members.filter(({ when }) => !when))
  const others = members
    .filter(({ when }) => when)
    .map(({ name, value, when }) => {
      const written = sql`${constant(`,${JSON.stringify(name)}:`)} || coalesce(to_json(${value})::text, 'null')`
      return sql`case when ${when} then ${written} else '' end`
    })
  const inner = sql`substr(${always}::text, 2, length(${always}::text) - 2)`
  return sql`('{' || ltrim(${inner} || ${sql.join(others, sql.raw(' || '))}, ',') || '}')::json`
}
