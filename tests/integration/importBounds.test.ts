import { createLocalReq } from 'payload'
import { expect, it } from 'vitest'
import { candidatePairs } from '#src/plugins/importer/merge/candidatePairs.ts'
import { makePerson, unique } from '../support/factories.ts'
import { emptyCatalogue } from '../support/imports.ts'
import { payload } from '../support/marquee.ts'

const mega = 1024 * 1024
const basics =
  'tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n'
const basicsRow = (tconst: string, title: string) =>
  `${tconst}\tmovie\t${title}\t${title}\t0\t1979\t\\N\t117\tHorror\n`

/** What is left of the files of one run. */
async function taken(files: Record<string, string>) {
  const catalogue = await emptyCatalogue()
  await catalogue.take(files)
  return {
    names: await catalogue.list(
      'select title from movies union all select name from genres order by 1',
    ),
    refused: await catalogue.rows(
      'select line, reason, length("row") < 10000 as "isShort" from import_rejections order by line',
    ),
  }
}

const reason = 'It is longer than 8 MB, which no record is.'

it(
  'a line that no record is as long as is refused, and the rest comes in',
  { timeout: 120_000 },
  async () => {
    const long = basicsRow('tt0000002', 'a'.repeat(9 * mega))
    const tsv = `${basics}${basicsRow('tt0000001', 'Before')}${long}${basicsRow('tt0000003', 'After')}`
    expect(await taken({ 'title.basics.tsv': tsv })).toEqual({
      names: ['After', 'Before', 'Horror'],
      refused: [{ line: 3, reason, isShort: true }],
    })
    const genre = (name: string) => `${JSON.stringify({ type: 'genre', name })}\n`
    const ndjson = `{"marquee":1}\n${genre('Drama')}${genre('a'.repeat(9 * mega))}${genre('Crime')}`
    expect(await taken({ 'all.ndjson': ndjson })).toEqual({
      names: ['Crime', 'Drama'],
      refused: [{ line: 3, reason, isShort: true }],
    })
  },
)

it('a name that is too long to be one is refused, and the rest comes in', async () => {
  const long = Array.from({ length: 3000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 7919) % 9000)),
  ).join('')
  const film = { year: 1979, cast: [], genres: [] }
  const json = JSON.stringify([
    { ...film, title: long },
    { ...film, title: 'Genre', genres: [long] },
    { ...film, title: 'After' },
  ])
  const { names, refused } = await taken({ 'films.json': json })
  expect([names, refused.map((row: any) => row.reason)]).toEqual([
    ['After'],
    ['Its title: longer than any name.', 'Its genres: longer than any name.'],
  ])
})

it(
  'a film with a cast beyond all bounds is refused, and the rest comes in',
  { timeout: 120_000 },
  async () => {
    const film = (title: string, cast: string[]) =>
      JSON.stringify({ title, year: 1979, cast, genres: [] })
    const crowd = Array.from({ length: 700_000 }, (_, at) => `Person ${at}`)
    const json = `[${film('Before', ['John Hurt'])},\n${film('Crowd', crowd)},\n${film('After', [])}]`
    expect(await taken({ 'films.json': json })).toEqual({
      names: ['After', 'Before'],
      refused: [{ line: 2, reason, isShort: true }],
    })
  },
)

it(
  'a single value that never ends stops a file before anything is written',
  { timeout: 120_000 },
  async () => {
    const catalogue = await emptyCatalogue()
    const json = `[{"cast":[],"title":"Before"},\n{"title":"${'a'.repeat(9 * mega)}`
    await expect(catalogue.take({ 'films.json': json })).rejects.toThrow(
      'films.json: A single value on line 2 is longer than 8 MB, which none of a film is.',
    )
    expect(await catalogue.list('select title from movies')).toEqual([])
  },
)

it(
  'a quote that never closes stops a file before anything is written',
  { timeout: 120_000 },
  async () => {
    const catalogue = await emptyCatalogue()
    const csv = `movieId,title,genres\n1,Before (1979),Drama\n2,"Open (1980),Drama\n${'3,After (1981),Drama\n'.repeat(500_000)}`
    await expect(catalogue.take({ 'movies.csv': csv })).rejects.toThrow(
      'movies.csv: What comes after 2 rows is longer than 8 MB: a quote may be open that never closes.',
    )
    expect(await catalogue.list('select title from movies')).toEqual([])
  },
)

it('of a name that very many have, those who may be one are offered before those whom ids tell apart', async () => {
  const lastName = unique('Smith')
  for (let at = 0; at < 45; at += 1)
    await makePerson({ lastName, externalIds: { imdb: `nm77${String(at).padStart(5, '0')}` } })
  const unknown = [await makePerson({ lastName }), await makePerson({ lastName })]
  const req = await createLocalReq({}, payload)
  const { name } = unknown[0]!
  const { pairs } = await candidatePairs(req, {
    collection: 'persons',
    after: String(name).slice(0, -1),
  })
  const offered = pairs.filter(([one]) => one.name === name).map((pair) => pair.map(({ id }) => id))
  expect(offered).toContainEqual(unknown.map(({ id }) => id))
})
