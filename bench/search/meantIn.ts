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
  await client.end()
  return [
    { name: 'films as people ask for them', first: 5, least: 0.9, asked: films },
    { name: 'people as they are asked for', first: 5, least: 0.9, asked: persons },
  ]
}

const filmsCalled = `select id from movies where title = $1 and year = $2::int or $2 is null and starts_with(title, $1)`

const personsCalled = `select id from persons where name = $1`
