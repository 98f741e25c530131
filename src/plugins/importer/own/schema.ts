import type { ClientBase } from 'pg'
import { factNames, type Facts, factsOf } from './facts.ts'
import { readTables, type Table } from './tables.ts'

/** A collection that a developer added. */
export type OwnTable = {
  table: string
  /** What gives a new record its id, in SQL; undefined where ids are chosen by people. */
  newId: string | undefined
  hasTimes: boolean
  key: Key
  facts: Facts
}

/** What tells a record from others: an id that people chose, being the only one, unique columns, or what it says. */
export type Key = 'id' | 'only' | 'contents' | string[]

export type OwnSchema = {
  records: OwnTable[]
  /** What developers added to our own collections, by table. */
  added: Record<string, Facts>
  /** Columns that stay at home for what they are called. */
  withheld: string[]
}

/** What of the catalogue can be developers' own: read from the database, so that their collections follow without a word. */
export const ownSchema = async (client: ClientBase): Promise<OwnSchema> => {
  const tables = await readTables(client)
  const added = tables
    .filter(({ kind }) => kind === 'ours')
    .map(({ name, ...table }) => [name, factsOf({ name, ...table }, tables)] as const)
    .filter(([, facts]) => factNames(facts).length > 0)
  return {
    records: tables.filter(({ kind }) => kind === 'own').map((table) => toOwn(table, tables)),
    added: Object.fromEntries(added),
    withheld: tables.flatMap(({ withheld }) => withheld),
  }
}

/** The same of what is in use: lists of films share a table, which of itself does not tell whether some are developers'. */
export const ownSchemaInUse = async (client: ClientBase): Promise<OwnSchema> => {
  const { added, ...schema } = await ownSchema(client)
  const { movies, ...others } = added
  const { rows } = await client.query<{ some: boolean }>(
    `select exists (select from movies_rels r where path < 'genres')
       or exists (select from movies_rels where path > 'genres' and path < 'posters')
       or exists (select from movies_rels where path > 'posters') as some`,
  )
  const parts = movies?.parts.filter(({ table }) => rows[0]?.some || table !== 'movies_rels') ?? []
  const inUse = movies && { ...movies, parts }
  return {
    ...schema,
    added: { ...others, ...(inUse && factNames(inUse).length > 0 && { movies: inUse }) },
  }
}

export const isEmpty = ({ records, added }: OwnSchema) =>
  records.length === 0 && Object.keys(added).length === 0

const toOwn = (table: Table, tables: readonly Table[]): OwnTable => {
  const facts = factsOf(table, tables)
  const hasTimes =
    table.columns.some(({ name }) => name === 'created_at') && !facts.plain.includes('created_at')
  return {
    table: table.name,
    newId: table.newId,
    hasTimes,
    key: keyOf(table, facts, tables),
    facts,
  }
}

function keyOf({ newId, isGlobal, unique }: Table, facts: Facts, tables: readonly Table[]): Key {
  if (isGlobal) return 'only'
  if (newId === undefined) return 'id'
  const isOurs = (name: string | undefined) =>
    tables.some((table) => table.name === name && table.kind === 'ours')
  // What hangs on a developer's record tells nothing before that one is known.
  const tells = (column: string) => facts.plain.includes(column) || isOurs(facts.refers[column])
  return unique.find((columns) => columns.every(tells)) ?? 'contents'
}
