import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { meant, people } from './meant.ts'
import type { Cases } from './cases.ts'
import type { Case } from './questions.ts'

/**
 * The hand-written questions, with the ids that are meant in this catalogue.
 * @throws where a film or a person is not in it
 */
export async function meantIn(connectionString: string): Promise<Cases[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const idsOf = async (statement: string, values: unknown[]) => {
    const { rows } = await client.query<{ id: number }>(statement, values)
    const [id, ...others] = rows.map((row) => row.id)
    if (id === undefined) throw new Error(`${values.join(', ')}: not in this catalogue.`)
    return { id, others }
  }
  const films: Case[] = []
  for (const [typed, title, year] of meant)
    films.push({ typed, title, ...(await idsOf(filmsCalled, [title, year ?? null])) })
  const persons: Case[] = []
  for (const [typed, title] of people)
    persons.push({ typed, title, type: 'persons', ...(await idsOf(personsCalled, [title])) })
  const heldOut: Case[] = []
  for (const { typed, year, titles } of await questionsHeldOut())
    heldOut.push({ typed, title: titles[0] ?? '', ...(await idsOf(filmsOf, [titles, year])) })
  const byKind = new Map<string, Case[]>()
  for (const { kind, typed, titles, years } of await questionsByKind()) {
    const film = { typed, title: titles[0] ?? '', ...(await idsOf(filmsOfYears, [titles, years])) }
    byKind.set(kind, [...(byKind.get(kind) ?? []), film])
  }
  await client.end()
  return [
    { name: 'films as people ask for them', first: 5, least: 0.9, asked: films },
    { name: 'films, held out', first: 5, least: 0.9, asked: heldOut },
    { name: 'people as they are asked for', first: 5, least: 0.9, asked: persons },
    ...Array.from(byKind, ([name, asked]) => ({ name, first: 5, least: 0.9, asked })),
  ]
}

const filmsCalled = `select id from movies where title = $1 and year = $2::int or $2 is null and starts_with(title, $1)`

const filmsOf = `select id from movies where title = any($1) and ($2::int is null or year = $2)`

const filmsOfYears = `
  select id from movies where title = any($1) and ($2::int[] = '{}' or year = any($2))`

/** Questions of many kinds: the kind, what is typed, the titles that would do, and their years. */
async function questionsByKind() {
  const lines = await readFile(new URL('kinds.tsv', import.meta.url), 'utf8')
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [kind = '', typed = '', titles = '', years = ''] = line.split('\t')
      const list = years === '' ? [] : years.split('|').map(Number)
      return { kind, typed, titles: titles.split('|'), years: list }
    })
}

/**
 * Questions written before anyone looked at what search makes of them, and kept as they are: what is typed, a year, and
 * the titles that would do, parted by tabs. Some ask for what these lists of films do not tell.
 */
async function questionsHeldOut() {
  const lines = await readFile(new URL('heldOut.tsv', import.meta.url), 'utf8')
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [typed = '', year, ...titles] = line.split('\t')
      return { typed, year: year ? Number(year) : null, titles }
    })
}

const personsCalled = `select id from persons where name = $1`
