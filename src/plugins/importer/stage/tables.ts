import pg from 'pg'
import type { Rows } from '../facts/rows.ts'

/**
 * Where a run keeps what it read until it is written: unlogged tables in a schema of the run's own. `seq` counts rows as
 * they were read. What follows `seq` in a table's list is copied; the rest is found out afterwards.
 */
export const createStage = (run: number) => `
  drop schema if exists ${stageOf(run)} cascade;
  create schema ${stageOf(run)};
  ${Object.entries(tables)
    .map(([name, { columns, found = '' }]) => {
      const all = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
      const listed = ['seq bigserial', 'file smallint', ...all, ...(found ? [found] : [])]
      return `create unlogged table ${stageOf(run)}.${name} (${listed.join(', ')}) with (fillfactor = 70, autovacuum_enabled = false);`
    })
    .join('\n')}
`

export const dropStage = (run: number) => `drop schema if exists ${stageOf(run)} cascade`

/** The schema of a run. */
export const stageOf = (run: number) => pg.escapeIdentifier(`import_${run}`)

/** The tables that readers fill. */
export type StagedTable = Exclude<keyof Rows, 'skipped'>

const ids = { imdb: 'text', tmdb: 'text', movielens: 'text', wikidata: 'text', wikipedia: 'text' }
const country = { country: 'text', country_code: 'text' }
const name = { first_name: 'text', last_name: 'text' }

type Table = { columns: Record<string, string>; found?: string }

export const tables: Record<StagedTable, Table> = {
  movies: {
    columns: {
      line: 'integer',
      key: 'text',
      ref: 'bigint',
      title: 'text',
      original_title: 'text',
      description: 'jsonb',
      budget: 'numeric',
      release_date: 'date',
      year: 'integer',
      duration: 'integer',
      director: 'text',
      genres: 'text[]',
      pictures: 'jsonb',
      ...country,
      ...ids,
    },
    found:
      'is_part boolean not null default false, record_id integer, is_new boolean, country_id integer, director_id integer, ' +
      'genre_ids integer[], said jsonb, takes text[]',
  },
  persons: {
    columns: {
      line: 'integer',
      key: 'text',
      ...name,
      gender: 'text',
      date_of_birth: 'date',
      biography: 'jsonb',
      pictures: 'jsonb',
      ...country,
      ...ids,
    },
    found:
      'is_part boolean not null default false, record_id integer, is_new boolean, country_id integer, ' +
      'said jsonb, takes text[]',
  },
  castings: {
    columns: {
      line: 'integer',
      movie: 'text',
      ref: 'bigint',
      person: 'text',
      ...name,
      gender: 'text',
      character: 'text',
      position: 'integer',
    },
  },
  directors: {
    columns: { line: 'integer', movie: 'text', person: 'text', ...name, gender: 'text' },
  },
  ids: { columns: { line: 'integer', movie: 'text', ...ids } },
  countries: { columns: country, found: 'country_id integer' },
  genres: { columns: { name: 'text' } },
  others: { columns: { line: 'integer', kind: 'text', data: 'jsonb' } },
  rejected: { columns: { line: 'integer', reason: 'text', row: 'text' } },
}

/** The columns of a table that readers fill. */
export const stagedColumns = (table: StagedTable) => Object.keys(tables[table].columns)
