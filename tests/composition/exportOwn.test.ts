import { createLocalReq, getPayload } from 'payload'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { marquee, plugins } from '../../payload.config.ts'
import { mergeRecords } from '#src/plugins/importer/merge/mergeRecords.ts'
import { toRichText } from '#src/plugins/importer/facts/richText.ts'
import { festivals } from '../support/example/festivals.ts'
import { reviews } from '../support/example/reviews.ts'
import { exported } from '../support/exported.ts'
import { type Catalogue, catalogueAt, emptyCatalogue } from '../support/imports.ts'
import { migrateTo, migrationOf } from '../support/migrateTo.ts'

const payload = await getPayload({
  config: marquee([...plugins, reviews({ maxLength: 20 }), festivals()]),
})
await migrateTo(payload)
const filled = catalogueAt(String(process.env['DATABASE_URL']))

// Whole catalogues are made here.
vi.setConfig({ testTimeout: 120_000 })

afterAll(() => payload.destroy())
beforeAll(fill)

it('developers’ fields and collections come out of an export as they went in', async () => {
  const { ndjson, reports } = await exportedOf(filled)
  const catalogue = await emptyTwin()
  const { counts } = await catalogue.take({ 'all.ndjson': ndjson })
  expect(counts).toMatchObject({ records: { created: 9 }, rejected: 0 })
  expect(counts.notStored).toBeUndefined()
  expect(reports).toEqual(['left out for what they are called: festivals.api_token'])
  expect(ndjson).not.toContain('a token of theirs')
  expect((await exportedOf(catalogue)).ndjson.split('\n')).toEqual(ndjson.split('\n'))
  const found = await plainFacts(catalogue)
  expect(found).toEqual(await plainFacts(filled))
  expect(Object.entries(found).filter(([, rows]) => rows.length === 0)).toEqual([])
})

it('records named in a text’s blocks and links are those of the new catalogue', async () => {
  const catalogue = await emptyTwin()
  // Other ids than there.
  await catalogue.rows(
    `select setval('movies_id_seq', 900); select setval('persons_id_seq', 800); select setval('countries_id_seq', 700)`,
  )
  await catalogue.take({ 'all.ndjson': (await exportedOf(filled)).ndjson })
  const named = `
    select jsonb_path_query(notes, '$.**.fields.speaker') as speaker, jsonb_path_query(notes, '$.**.fields.films[*]') as film,
      jsonb_path_query(notes, '$.**.fields.on.value') as "on", jsonb_path_query(notes, '$.**.fields.places[*].country') as country,
      jsonb_path_query(notes, '$.**.fields.words') as words, jsonb_path_query(notes, '$.**.fields.doc.value') as linked
    from movies where title = 'Aliens'`
  const ids = `select (select id from persons where name = 'Ridley Scott') as scott, (select id from movies where title = 'Heat') as heat,
    (select id from countries where name = 'France') as france, (select id from movies where title = 'Alien') as alien`
  const [{ scott, heat, france, alien }] = (await catalogue.rows(ids)) as [any]
  expect([scott > 800, heat > 900, france > 700]).toEqual([true, true, true])
  expect((await catalogue.rows(named))[0]).toEqual({
    speaker: scott,
    film: heat,
    on: alien,
    country: france,
    words: 7,
    linked: heat,
  })
})

it('the same export again changes nothing of developers’, not even a time', async () => {
  const { ndjson } = await exportedOf(filled)
  const catalogue = await emptyTwin()
  await catalogue.take({ 'all.ndjson': ndjson })
  const before = await wholeTables(catalogue)
  const { counts } = await catalogue.take({ 'all.ndjson': `${ndjson}\n` })
  expect(counts.records).toEqual({ unchanged: 9 })
  expect(await wholeTables(catalogue)).toEqual(before)
})

it('an export into its own catalogue changes nothing of developers’', async () => {
  const before = await wholeTables(filled)
  await filled.take({ 'all.ndjson': (await exportedOf(filled)).ndjson })
  expect(await wholeTables(filled)).toEqual(before)
})

it('a newer export updates what changed of developers’, and what an editor changed or deleted stays', async () => {
  const { ndjson } = await exportedOf(filled)
  const catalogue = await emptyTwin()
  await catalogue.take({ 'old.ndjson': ndjson })
  await catalogue.rows(`update movies set tagline = 'By hand' where title = 'Heat'`)
  await catalogue.rows(`delete from reviews where text = 'Quiet.'`)
  const newer = ndjson
    .replace('See Alien!', 'In space!')
    .replace('See Heat!', 'In L.A.!')
    .replace('"fee": 12.5', '"fee": 13')
    .replace('"shared"', '"jury prize"')
  const { counts } = await catalogue.take({ 'new.ndjson': newer })
  expect(counts).toMatchObject({
    records: { updated: 1, unchanged: 7 },
    notStored: { 'reviews that an editor deleted': 1 },
  })
  const found = `select array[
    (select tagline from movies where title = 'Alien'), (select tagline from movies where title = 'Heat'),
    (select fee::text from festivals where fee is not null), (select string_agg(value::text, ',') from movies_awards_tags)]`
  expect(await catalogue.list(found)).toEqual([['In space!', 'By hand', '13', 'jury prize']])
  await catalogue.take({ 'new.ndjson': newer }, { overwrite: true })
  expect(await catalogue.list(`select tagline from movies where title = 'Heat'`)).toEqual([
    'In L.A.!',
  ])
  expect(await catalogue.list('select count(*)::int from reviews')).toEqual([3])
})

it('a developer’s collection goes to a spreadsheet too, and their fields with ours', async () => {
  const { ndjson: visits } = await exportedOf(filled, { args: ['--csv', 'visits'] })
  const { ndjson: films } = await exportedOf(filled, { args: ['--csv', 'movies'] })
  expect(visits.split('\r\n')[0]).toBe('\uFEFFkey,impression,stars,festival_id,part_id')
  expect(films).toContain('See Alien!')
})

it('a field that developers require is named where the files of others do not know it', async () => {
  const catalogue = await emptyTwin()
  const films = JSON.stringify([{ title: 'Alien', year: 1979, cast: [], genres: [] }])
  await expect(catalogue.take({ 'films.json': films })).rejects.toThrow(
    'The files do not say what the field format needs: --through-hooks lets hooks fill it in.',
  )
})

it('what this catalogue has no place for is counted', async () => {
  const catalogue = await emptyCatalogue()
  const { counts } = await catalogue.take({ 'all.ndjson': (await exportedOf(filled)).ndjson })
  expect(counts).toMatchObject({
    movies: { created: 3 },
    notStored: { 'records of visits with what has no place here': 2 },
  })
})

it('a merge leads what names the loser in a text’s blocks to the winner', async () => {
  const [{ heat, alien }] = (await filled.rows(
    `select (select id from movies where title = 'Heat') as heat, (select id from movies where title = 'Alien') as alien`,
  )) as [any]
  const req = await createLocalReq({}, payload)
  await mergeRecords(req, { collection: 'movies', winner: alien, loser: heat })
  const films = `select jsonb_path_query(notes, '$.**.fields.films') from movies where title = 'Aliens'`
  expect((await filled.list(films))[0]).toEqual([alien])
})

const exportedOf: typeof exported = (catalogue, asked) =>
  exported(catalogue, { config: payload.config, ...asked })

/** An empty catalogue with the tables of the plugins. */
async function emptyTwin() {
  const catalogue = await emptyCatalogue()
  for (const statement of await migrationOf(payload)) await catalogue.rows(statement)
  return catalogue
}

const tablesOf = async ({ list }: Catalogue) =>
  (await list(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname !~ '^(payload_|imports$|import_|merged_|distinct_|address_counts|write_marks|movies_by_genre|movies_counts|search_|users_sessions)' order by 1`,
  )) as string[]

const wholeTables = async (catalogue: Catalogue) =>
  Object.fromEntries(
    await Promise.all(
      (await tablesOf(catalogue)).map(async (table) => [
        table,
        await catalogue.rows(`select to_jsonb(r) as row from ${table} r order by r::text`),
      ]),
    ),
  ) as Record<string, unknown[]>

/** Every column of every table but ids, relations, times, and what an export leaves at home. */
const plainFacts = async (catalogue: Catalogue) =>
  Object.fromEntries(
    await Promise.all(
      (await tablesOf(catalogue)).map(async (table) => {
        const rows = await catalogue.rows(`
          select to_jsonb(r) - array(
            select a.attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
            where k.conrelid = '${table}'::regclass and k.contype = 'f')
            - '{created_at,updated_at,hash,salt,reset_password_token,login_attempts,_verified,_verificationtoken,api_token,_objectkey,prefix}'::text[]
            ${table === 'venues' ? '' : "- 'id'"} as row
          from ${table} r order by 1`)
        return [table, rows]
      }),
    ),
  ) as Record<string, unknown[]>

/** A text with a link to a record, as the dashboard's editor stores it. */
const linked = (text: string, doc: { relationTo: string; value: number }) => {
  const document = toRichText(text)!
  const relationship = { type: 'relationship', format: '', version: 2, ...doc }
  return { root: { ...document.root, children: [...document.root.children, relationship] } }
}

async function fill() {
  const make = async (collection: string, data: object) => {
    const shared = { overrideAccess: true, depth: 0, disableTransaction: false } as const
    return payload.create({
      collection: collection as 'genres',
      data: data as { name: string },
      ...shared,
    })
  }
  const user = await make('users', {
    username: 'ada',
    email: 'ada@example.com',
    password: 'correct horse battery',
    role: 'editor',
    _verified: true,
  })
  const [file] = await filled.list(
    `insert into files (key, filename, mime_type, url, credit) values ('a/1.jpg', '1.jpg', 'image/jpeg', '/1.jpg', 'Weegee') returning id`,
  )
  const country = await make('countries', { name: 'France', code: 'FR' })
  const drama = await make('genres', { name: 'Drama' })
  await make('genres', { name: 'Melodrama', within: drama.id })
  const weaver = await make('persons', {
    firstName: 'Sigourney',
    lastName: 'Weaver',
    country: country.id,
    agency: { agent: 'Uma' },
    photos: [{ file }],
  })
  const scott = await make('persons', { firstName: 'Ridley', lastName: 'Scott' })
  const ripley = await make('characters', { name: 'Ripley' })
  const alien = await make('movies', {
    title: 'Alien',
    format: '35mm',
    year: 1979,
    director: scott.id,
    posters: [file],
    genres: [drama.id],
  })
  const heat = await make('movies', { title: 'Heat', format: 'digital', isRestored: true })
  const part = await make('castings', {
    movie: alien.id,
    actor: weaver.id,
    character: ripley.id,
    isVoice: true,
  })
  await make('venues', { id: 'le-palais', seats: 2300 })
  const cannes = await make('festivals', {
    name: 'Cannes',
    opening: alien.id,
    venue: 'le-palais',
    kind: 'big',
    days: ['saturday', 'friday'],
    begins: '1979-05-10T18:00:00.000Z',
    fee: 12.5,
    raw: { relation: [1, null, 'x'] },
    apiToken: 'a token of theirs',
    site: { address: 'https://example.com/' },
    programme: [
      { blockType: 'talk', speaker: scott.id },
      { blockType: 'show', films: [heat.id, alien.id] },
    ],
  })
  const telluride = await make('festivals', { name: 'Telluride', twin: cannes.id })
  const visit = await make('visits', {
    festival: cannes.id,
    part: part.id,
    stars: 4,
    impression: linked('Loud.', { relationTo: 'movies', value: alien.id }),
  })
  await make('visits', { festival: telluride.id, stars: 4 })
  await payload.update({
    collection: 'festivals' as 'genres',
    id: cannes.id,
    data: { twin: telluride.id, visit: visit.id } as object,
    overrideAccess: true,
  })
  for (const text of ['Quiet.', 'Loud.', 'Loud.'])
    await make('reviews', { movie: alien.id, author: user.id, text })
  await make('movies', {
    title: 'Aliens',
    format: '35mm',
    externalIds: { imdb: 'tt0090605' },
    keywords: ['sequel', 'space'],
    scores: [7, 8.5],
    related: [alien.id],
    stills: [file],
    bestVisit: visit.id,
    about: [
      { relationTo: 'festivals', value: cannes.id },
      { relationTo: 'persons', value: weaver.id },
    ],
    awards: [
      {
        category: 'Sound',
        festival: cannes.id,
        jury: [scott.id, weaver.id],
        tags: ['shared'],
        rounds: [{ votes: 3 }, { votes: 5 }],
      },
      { category: 'Effects', festival: telluride.id },
    ],
  })
  await make('favorites', { user: user.id, movie: alien.id }).catch(() => undefined)
  const notes = linked('Compare', { relationTo: 'festivals', value: cannes.id })
  const quote = {
    blockType: 'quote',
    id: '1',
    blockName: '',
    speaker: scott.id,
    films: [heat.id, alien.id],
    on: { relationTo: 'movies', value: alien.id },
    places: [{ id: '2', country: country.id }],
    words: 7,
  }
  const doc = { relationTo: 'movies', value: heat.id }
  notes.root.children.push(
    { type: 'block', format: '', version: 2, fields: quote } as never,
    { type: 'link', version: 3, children: [], fields: { linkType: 'internal', doc } } as never,
  )
  await filled.rows(`update movies set notes = $1 where title = 'Aliens'`, [JSON.stringify(notes)])
  await filled.rows(`update users set festival_id = ${cannes.id}`)
  await filled.rows(
    `insert into favorites (user_id, movie_id) select ${user.id}, ${alien.id} on conflict do nothing`,
  )
  await payload.updateGlobal({
    slug: 'season' as never,
    data: { title: '1979', host: weaver.id } as never,
    overrideAccess: true,
  })
}
