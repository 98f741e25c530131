import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, expect, inject, it } from 'vitest'
import { createDatabase } from '../../dev/postgres/databases.ts'

const root = path.resolve(import.meta.dirname, '../..')
const minutes = 60_000

let url: string

beforeAll(async () => {
  url = await emptyCatalogue()
})

it(
  'a fill that is killed twice is completed by the next, each thing once',
  { timeout: 6 * minutes },
  async () => {
    await fill({ killedAt: 'Genres: ' })
    await fill({ killedAt: 'People: ' })
    expect(await fill()).toContain('The demo catalogue is filled in.')
    expect(
      await rows(`
        select title, year::int, released, genres.count::int as genres, castings.count::int as cast,
               posters.count::int as posters, liked.count::int as liked
        from movies,
          lateral (select count(*) from movies_rels r where r.parent_id = movies.id and r.path = 'genres') genres,
          lateral (select count(*) from movies_rels r where r.parent_id = movies.id and r.path = 'posters') posters,
          lateral (select count(*) from castings c where c.movie_id = movies.id) castings,
          lateral (select count(*) from favorites f where f.movie_id = movies.id) liked
        order by movies.id`),
    ).toEqual([
      film('A Trip to the Moon', { released: '1902-09-01', genres: 3, cast: 3 }),
      film('The Cabinet of Dr. Caligari', { released: '1920-02-26', genres: 3, cast: 5 }),
      film('The Adventures of Prince Achmed', { released: '1926', genres: 3, cast: 5 }),
      film('Metropolis', { released: '1927-01-10', genres: 2, cast: 7 }),
      film('City Lights', { released: '1931-01-30', genres: 3, cast: 6, liked: 1 }),
    ])
    expect(await repeatedNames()).toEqual([])
  },
)

it('a second fill changes nothing', { timeout: 3 * minutes }, async () => {
  const before = await everything()
  expect(await fill()).toContain('The demo catalogue was filled in before.')
  expect(await everything()).toEqual(before)
})

const film = (
  title: string,
  facts: { released: string; genres: number; cast: number; liked?: number },
) => ({ title, year: Number(facts.released.slice(0, 4)), posters: 1, liked: 0, ...facts })

/** A migrated database with an admin and nothing else. */
const emptyCatalogue = async () => {
  const made = await createDatabase(inject('postgresUrl'), `demo_${randomUUID()}`, {
    template: 'template',
  })
  await program('src/server/migrate.ts', {
    DATABASE_URL: made,
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_USERNAME: 'admin',
    ADMIN_PASSWORD: 'correct horse battery',
  })
  return made
}

/** Runs the command over the five oldest films, until it ends or is killed as soon as it has said something. */
const fill = async ({ killedAt }: { killedAt?: string } = {}) =>
  program('demo/fill.ts --films 5', { DATABASE_URL: url }, killedAt)

const program = (command: string, env: Record<string, string>, killedAt?: string) =>
  new Promise<string>((resolve) => {
    const child = spawn(
      process.execPath,
      ['--conditions=production', '--import', 'tsx', ...command.split(' ')],
      { cwd: root, env: { ...process.env, NODE_ENV: 'production', ...env } },
    )
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      child.kill(killedAt !== undefined && said.includes(killedAt) ? 'SIGKILL' : 0)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.on('close', () => {
      resolve(said)
    })
  })

const rows = async (query: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found = await client.query(query).finally(() => client.end())
  return found.rows as unknown[]
}

const tables = ['movies', 'persons', 'characters', 'castings', 'files', 'users', 'favorites']

/** Every record's id and the time of its last change. */
const everything = async () =>
  Promise.all(tables.map(async (table) => rows(`select id, updated_at from ${table} order by id`)))

/** What the demo has once and the catalogue more than once, and pictures that nothing shows. */
const repeatedNames = async () =>
  rows(`
    select name from persons group by name having count(*) > 1
    union all select name from countries group by name having count(*) > 1
    union all select name from genres group by name having count(*) > 1
    union all select username from users group by username having count(*) > 1
    union all select filename from files
      where id not in (select files_id from movies_rels where files_id is not null)
        and id not in (select file_id from persons_photos)`)
