import type { ClientBase } from 'pg'
import { name, text } from './says.ts'
import { ownSchema } from './schema.ts'
import { readTables } from './tables.ts'

/** A column that developers added to one of our tables and that may not be empty: it has to be there from the beginning. */
export type Needed = {
  column: string
  /** The table of the record that it names. */
  refers: string | undefined
  /** What is in it by itself, in SQL. */
  filled: string | undefined
}

/** By table; of a table that is not listed nothing is needed. */
export type AllNeeded = Partial<Record<string, readonly Needed[]>>

export const neededColumns = async (client: ClientBase): Promise<AllNeeded> => {
  const [{ added }, tables] = [await ownSchema(client), await readTables(client)]
  const of = (table: string) => {
    const facts = added[table]
    const isAdded = (column: string) =>
      facts !== undefined && (facts.plain.includes(column) || column in facts.refers)
    return tables
      .filter(({ name }) => name === table)
      .flatMap(({ columns }) => columns)
      .filter((column) => column.isNeeded && isAdded(column.name))
      .map(({ name, filled }) => ({ column: name, refers: facts?.refers[name], filled }))
  }
  return Object.fromEntries(
    Object.keys(added)
      .map((table) => [table, of(table)] as const)
      .filter(([, columns]) => columns.length > 0),
  )
}

type Place = {
  stage: string
  table: string
  /** SQL: what the export calls the record. */
  key: string
}

/** SQL: what an export says in such a column of a record; null where it says nothing, or names what is not here. */
export const valueOf = ({ stage, table, key }: Place, { column, refers, filled }: Needed) => {
  const said = `(select w.data -> 'says' -> ${text(column)} from ${stage}.others w
    where w.kind = 'own' and w.data ->> 'of' = ${text(table)} and w.data ->> 'key' = ${key} limit 1)`
  const value =
    refers === undefined ? said : `to_jsonb((${idOf(stage, refers, `${said} #>> '{}'`)})::text)`
  const typed = `(jsonb_populate_record(null::public.${name(table)},
    jsonb_build_object(${text(column)}, ${value}))).${name(column)}`
  return filled === undefined ? typed : `coalesce(${typed}, ${filled})`
}

/** SQL: whether something is lacking without which the record cannot be. */
export const isLacking = (place: Place, needed: readonly Needed[]) =>
  needed.map((each) => `${valueOf(place, each)} is null`).join(' or ') || 'false'

/** The columns and values of an insert, in SQL, with a comma before each. */
export const insertion = (place: Place, needed: readonly Needed[] = []) => ({
  columns: needed.map(({ column }) => `, ${name(column)}`).join(''),
  values: needed.map((each) => `, ${valueOf(place, each)}`).join(''),
})

const idOf = (stage: string, table: string, key: string) => {
  if (table === 'countries' || table === 'genres')
    return `select id from public.${table} where lower(name) = lower(${key})`
  if (table === 'users') return `select id from public.users where username = ${key}`
  if (table === 'files') return `select id from public.files where key = ${key}`
  if (table === 'movies' || table === 'persons')
    return `select record_id from ${stage}.${table} where key = ${key}`
  if (table === 'characters') return `select id from ${stage}.characters where key = ${key}`
  return `select id from ${stage}.own_named where of = ${text(table)} and key = ${key}`
}
