import { sql } from '@payloadcms/db-postgres'
import { describe, expect, it } from 'vitest'
import {
  makeCaller,
  makeCasting,
  makeCharacter,
  makeCountry,
  makeFavorite,
  makeFile,
  makeGenre,
  makeMovie,
  makePerson,
  makeUser,
  password,
  unique,
} from '../support/factories.ts'
import { get, graphql, patch, payload, post } from '../support/marquee.ts'

const admin = await makeCaller('admin')
const digits = () => String(Math.floor(Math.random() * 1e9) + 1e9).slice(0, 9)

type Database = { execute: (statement: unknown) => Promise<{ rows: any[] }> }
const { drizzle } = payload.db as unknown as { drizzle: Database }

/** The rule that Postgres names when it refuses a statement; "stored" when it does not. */
const guard = async (statement: string) =>
  drizzle.execute(sql.raw(statement)).then(
    () => 'stored',
    (error: unknown) => {
      const { cause } = error as { cause?: { constraint?: string; column?: string } }
      return cause?.constraint ?? cause?.column
    },
  )

type Rule = {
  rule: string
  /** A write that breaks it, and the field and sentence that the answer holds. */
  breaks: () => Promise<{ path: string; data: object }>
  field: string
  says: RegExp
  /** The same past the API, and the guard that stops it. */
  sql: () => Promise<string> | string
  guard: string
}

const movieWith = (data: object) => () =>
  Promise.resolve({ path: 'movies', data: { title: 'X', ...data } })
const personWith = (data: object) => () =>
  Promise.resolve({ path: 'persons', data: { lastName: 'X', ...data } })
const insertMovie = (column: string, value: string) => () =>
  `insert into movies (title, ${column}) values ('x', ${value})`
const insertPerson = (column: string, value: string) => () =>
  `insert into persons (last_name, ${column}) values ('x', ${value})`

/** Every rule of the data model that one record alone can break. */
const ofOneRecord: Rule[] = [
  {
    rule: 'a film has a title',
    breaks: () => Promise.resolve({ path: 'movies', data: { title: ' ' } }),
    field: 'title',
    says: /required/i,
    sql: () => "insert into movies (title) values (' ')",
    guard: 'movies_title_given',
  },
  {
    rule: 'a person has a name',
    breaks: () => Promise.resolve({ path: 'persons', data: { firstName: ' ' } }),
    field: 'lastName',
    says: /needs a first or a last name/,
    sql: () => "insert into persons (first_name) values (' ')",
    guard: 'persons_name_given',
  },
  {
    rule: 'a character has a name',
    breaks: () => Promise.resolve({ path: 'characters', data: { name: '' } }),
    field: 'name',
    says: /required/i,
    sql: () => "insert into characters (name) values ('')",
    guard: 'characters_name_given',
  },
  {
    rule: "a character's role is 200 signs at most",
    breaks: () =>
      Promise.resolve({ path: 'characters', data: { name: 'X', role: 'x'.repeat(201) } }),
    field: 'role',
    says: /shorter than the max length of 200/,
    sql: () => `insert into characters (name, role) values ('x', '${'x'.repeat(201)}')`,
    guard: 'characters_role_short',
  },
  {
    rule: 'a country code is two letters',
    breaks: () =>
      Promise.resolve({ path: 'countries', data: { name: unique('Land'), code: 'USA' } }),
    field: 'code',
    says: /two letters/,
    sql: () => `insert into countries (name, code) values ('${unique('Land')}', 'us')`,
    guard: 'countries_code_form',
  },
  ...[1869, 2101, 1995.5].map((year) => ({
    rule: `no film is of the year ${year}`,
    breaks: movieWith({ year }),
    field: 'year',
    says: /whole number|less than|greater than/,
    sql: insertMovie('year', String(year)),
    guard: 'movies_year_range',
  })),
  {
    rule: 'the year is that of the release day',
    breaks: movieWith({ releaseDate: '1979-05-25', year: 1980 }),
    field: 'year',
    says: /must be 1979/,
    sql: () => "insert into movies (title, release_date, year) values ('x', '1979-05-25Z', 1980)",
    guard: 'movies_year_follows_release_date',
  },
  ...[-1, 0.5, 2 ** 53].map((budget) => ({
    rule: `no budget is ${budget}`,
    breaks: movieWith({ budget }),
    field: 'budget',
    says: /whole number|less than|greater than/,
    sql: insertMovie('budget', budget === 2 ** 53 ? '9007199254740993' : String(budget)),
    guard: 'movies_budget_range',
  })),
  ...[0, -5, 90.5].map((duration) => ({
    rule: `no film lasts ${duration} minutes`,
    breaks: movieWith({ duration }),
    field: 'duration',
    says: /whole number|less than|greater than/,
    sql: insertMovie('duration', String(duration)),
    guard: 'movies_duration_range',
  })),
  {
    rule: 'a release day is a day',
    breaks: movieWith({ releaseDate: '1999-02-31' }),
    field: 'releaseDate',
    says: /year-month-day/,
    sql: insertMovie('release_date', "'1999-02-03 12:00Z'"),
    guard: 'movies_release_date_is_a_day',
  },
  ...['-0044-03-15', '0999-12-31', '2101-01-01'].map((dateOfBirth) => ({
    rule: `nobody here is born on ${dateOfBirth}`,
    breaks: personWith({ dateOfBirth }),
    field: 'dateOfBirth',
    says: /year/,
    sql: insertPerson(
      'date_of_birth',
      dateOfBirth.startsWith('-') ? "'0044-03-15Z BC'" : `'${dateOfBirth}Z'`,
    ),
    guard: 'persons_date_of_birth_range',
  })),
  ...(['movies', 'persons'] as const).flatMap((collection) =>
    (
      [
        ['imdb', collection === 'movies' ? 'nm0000041' : 'tt0078748'],
        ['imdb', collection === 'movies' ? 'tt123456' : 'nm12345678901'],
        ['tmdb', 'x348'],
        ['movielens', '12.5'],
        ['wikidata', '103569'],
        ['wikipedia', 'Alien (film)'],
      ] as const
    ).map(([source, value]) => ({
      rule: `${value} is no ${source} id of ${collection}`,
      breaks: (collection === 'movies' ? movieWith : personWith)({
        externalIds: { [source]: value },
      }),
      field: `externalIds.${source}`,
      says: /not an id of this kind/i,
      sql: (collection === 'movies' ? insertMovie : insertPerson)(
        `external_ids_${source}`,
        `'${value}'`,
      ),
      guard: `${collection}_${source}_form`,
    })),
  ),
  ...['ab', 'a@b.co', 'Ärger', 'x'.repeat(33)].map((username) => ({
    rule: `${username} is no username`,
    breaks: () =>
      Promise.resolve({
        path: 'users',
        data: { username, email: `u${digits()}@example.com`, password },
      }),
    field: 'username',
    says: /A username is 3 to 32/,
    sql: () =>
      `insert into users (username, email, role) values ('${username}', 'u${digits()}@example.com', 'member')`,
    guard: 'users_username_form',
  })),
  {
    rule: 'a casting has a film',
    breaks: async () => ({ path: 'castings', data: { actor: (await makePerson()).id } }),
    field: 'movie',
    says: /required/i,
    sql: async () => `insert into castings (actor_id) values (${(await makePerson()).id})`,
    guard: 'movie_id',
  },
  {
    rule: 'a casting has a character or an actor',
    breaks: async () => ({ path: 'castings', data: { movie: (await makeMovie()).id } }),
    field: 'actor',
    says: /needs an actor or a character/,
    sql: async () => `insert into castings (movie_id) values (${(await makeMovie()).id})`,
    guard: 'castings_actor_or_character',
  },
  ...[0, 1.5].map((order) => ({
    rule: `no casting has the order ${order}`,
    breaks: async () => ({
      path: 'castings',
      data: { movie: (await makeMovie()).id, actor: (await makePerson()).id, order },
    }),
    field: 'order',
    says: /whole number|less than/,
    sql: async () =>
      `insert into castings (movie_id, actor_id, "order") values (${(await makeMovie()).id}, ${(await makePerson()).id}, ${order})`,
    guard: 'castings_order_range',
  })),
]

/** Every rule that two records break together. */
const ofTwoRecords: Rule[] = [
  ...(['countries', 'genres'] as const).map((collection) => ({
    rule: `a name stands once in ${collection}, whatever its case and outer spaces`,
    breaks: async () => {
      const { name } = await (collection === 'genres' ? makeGenre : makeCountry)()
      return { path: collection, data: { name: ` ${name.toUpperCase()}  ` } }
    },
    field: 'name',
    says: /There is already a/,
    sql: async () => {
      const { name } = await (collection === 'genres' ? makeGenre : makeCountry)()
      return `insert into ${collection} (name) values ('${name.toUpperCase()}')`
    },
    guard: `${collection}_name_folded_idx`,
  })),
  ...(['movies', 'persons'] as const).flatMap((collection) =>
    (['imdb', 'tmdb', 'movielens', 'wikidata', 'wikipedia'] as const).map((source) => {
      const make = async () => {
        const id = `${{ imdb: collection === 'movies' ? 'tt' : 'nm', wikidata: 'Q' }[source as string] ?? ''}${digits()}`
        const data = { externalIds: { [source]: id } }
        await (collection === 'movies' ? makeMovie : makePerson)(data)
        return { id, data }
      }
      return {
        rule: `${collection} share no ${source} id`,
        breaks: async () => ({
          path: collection,
          data: { title: 'X', lastName: 'X', ...(await make()).data },
        }),
        field: `externalIds.${source}`,
        says: /There is already a (film|person) of this id/,
        sql: async () =>
          (collection === 'movies' ? insertMovie : insertPerson)(
            `external_ids_${source}`,
            `'${(await make()).id}'`,
          )(),
        guard: `${collection}_external_ids_external_ids_${source}_idx`,
      }
    }),
  ),
  {
    rule: 'a film is a favourite once',
    breaks: async () => {
      const { movie } = await makeFavorite({ user: admin.user.id })
      return { path: 'favorites', data: { movie } }
    },
    field: 'movie',
    says: /already among your favourites/,
    sql: async () => {
      const { user, movie } = await makeFavorite()
      return `insert into favorites (user_id, movie_id) values (${user as number}, ${movie as number})`
    },
    guard: 'user_movie_idx',
  },
  ...(['both', 'actor', 'character'] as const).map((named) => {
    const make = async () => {
      const movie = (await makeMovie()).id
      const actor = named === 'character' ? null : (await makePerson()).id
      const character = named === 'actor' ? null : (await makeCharacter()).id
      await makeCasting({ movie, actor, character })
      return { movie, actor, character }
    }
    return {
      rule: `a part is cast once, with ${named} named`,
      breaks: async () => ({ path: 'castings', data: await make() }),
      field: 'character',
      says: /already plays this character/,
      sql: async () => {
        const { movie, actor, character } = await make()
        return `insert into castings (movie_id, actor_id, character_id) values (${movie}, ${actor}, ${character})`
      },
      guard: 'castings_movie_character_actor_idx',
    }
  }),
  {
    rule: 'a film has a genre once',
    breaks: async () => {
      const { id } = await makeGenre()
      return { path: 'movies', data: { title: 'X', genres: [id, id] } }
    },
    field: 'genres',
    says: /listed twice/,
    sql: async () => {
      const { id } = await makeGenre()
      const movie = await makeMovie({ genres: [id] })
      return `insert into movies_rels (parent_id, path, genres_id, "order") values (${movie.id}, 'genres', ${id}, 2)`
    },
    guard: 'movies_rels_genre_once_idx',
  },
  {
    rule: 'a person has one primary photo',
    breaks: async () => {
      const photos = [await makeFile(), await makeFile()]
      return {
        path: 'persons',
        data: { lastName: 'X', photos: photos.map(({ id }) => ({ file: id, isPrimary: true })) },
      }
    },
    field: 'photos',
    says: /Only one photo can be the primary one/,
    sql: async () => {
      const person = await makePerson({ photos: [{ file: (await makeFile()).id }] })
      const { id } = await makeFile()
      return `insert into persons_photos (_order, _parent_id, id, file_id, is_primary) values (2, ${person.id}, 'p${id}', ${id}, true)`
    },
    guard: 'persons_photos_one_primary_idx',
  },
  {
    rule: "a person's main photo is the primary one",
    breaks: async () => ({
      path: 'persons',
      data: {
        lastName: 'X',
        mainPhoto: (await makeFile()).id,
        photos: [{ file: (await makeFile()).id, isPrimary: true }],
      },
    }),
    field: 'mainPhoto',
    says: /must be the same/,
    sql: async () =>
      `update persons set main_photo_id = ${(await makeFile()).id} where id = ${(await makePerson()).id}`,
    guard: 'persons_main_photo_is_primary',
  },
  {
    rule: 'a poster is a public file',
    breaks: async () => ({
      path: 'movies',
      data: { title: 'X', posters: [(await makeFile({ isPublic: false })).id] },
    }),
    field: 'posters',
    says: /Only public pictures/,
    sql: async () =>
      `insert into movies_rels (parent_id, path, files_id, "order") values (${(await makeMovie()).id}, 'posters', ${(await makeFile({ isPublic: false })).id}, 1)`,
    guard: 'shown_files_are_public',
  },
  {
    rule: 'a photo is a public file',
    breaks: async () => ({
      path: 'persons',
      data: { lastName: 'X', photos: [{ file: (await makeFile({ isPublic: false })).id }] },
    }),
    field: 'photos.0.file',
    says: /Only public pictures/,
    sql: async () => {
      const { id } = await makeFile({ isPublic: false })
      return `insert into persons_photos (_order, _parent_id, id, file_id) values (1, ${(await makePerson()).id}, 'q${id}', ${id})`
    },
    guard: 'shown_files_are_public',
  },
]

describe('every rule of the data model', () => {
  it.each([...ofOneRecord, ...ofTwoRecords])(
    '$rule: 400 with the field and a sentence, and the database keeps it too',
    async ({ breaks, field, says, sql: statement, guard: name }) => {
      const { path, data } = await breaks()
      const { status, body } = await post(`/api/${path}`, data, { caller: admin })
      const entries = body.errors?.[0]?.data?.errors as { path: string; message: string }[]
      expect(status).toBe(400)
      expect(entries).toContainEqual({
        ...entries.find((entry) => entry.path === field),
        path: field,
        message: expect.stringMatching(says),
      })
      expect(await guard(await statement())).toBe(name)
    },
  )

  it('a file that a film or a person shows stays public: 409, and the database keeps it too', async () => {
    const [poster, photo] = [await makeFile(), await makeFile()]
    await makeMovie({ posters: [poster.id] })
    await makePerson({ photos: [{ file: photo.id }] })
    for (const { id } of [poster, photo]) {
      const refused = await patch(`/api/files/${id}`, { isPublic: false }, { caller: admin })
      expect([refused.status, refused.body.errors[0].message]).toEqual([
        409,
        expect.stringContaining('must stay public'),
      ])
      expect(await guard(`update files set is_public = false where id = ${id}`)).toBe(
        'shown_files_stay_public',
      )
    }
  })

  it('a poster that is not among the posters is refused by the database', async () => {
    const [movie, file] = [await makeMovie(), await makeFile()]
    expect(await guard(`update movies set poster_id = ${file.id} where id = ${movie.id}`)).toBe(
      'movies_poster_among_posters',
    )
  })
})

describe('what is stored', () => {
  it('usernames and emails are in lower case, codes in upper', async () => {
    const name = `V${digits()}`
    const user = await makeUser({ username: name, email: ` ${name}@Example.COM ` })
    const country = await makeCountry({ code: ' zy ' })
    expect([user.username, user.email, country.code]).toEqual([
      name.toLowerCase(),
      `${name.toLowerCase()}@example.com`,
      'ZY',
    ])
  })

  it('a casting without an order comes after the last', async () => {
    const movie = (await makeMovie()).id
    await makeCasting({ movie, order: 7 })
    const { order } = await makeCasting({ movie })
    expect(order).toBe(8)
  })

  it.each(['movies', 'persons'])('copies of %s have no external ids', async (collection) => {
    const externalIds = {
      imdb: `${collection === 'movies' ? 'tt' : 'nm'}${digits()}`,
      tmdb: digits(),
      movielens: digits(),
      wikidata: `Q${digits()}`,
      wikipedia: `Page_${digits()}`,
    }
    const { id } = await (collection === 'movies' ? makeMovie : makePerson)({ externalIds })
    const copy = await post(`/api/${collection}/${id}/duplicate`, {}, { caller: admin })
    expect(copy.body.doc.externalIds).toEqual({
      imdb: null,
      tmdb: null,
      movielens: null,
      wikidata: null,
      wikipedia: null,
    })
  })

  it('an empty external id is none', async () => {
    const empty = { imdb: '', tmdb: ' ', movielens: '', wikidata: '', wikipedia: '' }
    const { body } = await post(
      '/api/persons',
      { lastName: 'X', externalIds: empty },
      { caller: admin },
    )
    expect(new Set(Object.values(body.doc.externalIds))).toEqual(new Set([null]))
  })

  it('a birth known by its year alone makes up no day', async () => {
    const { status, body } = await post(
      '/api/persons',
      { lastName: 'X', dateOfBirth: '1928' },
      { caller: admin },
    )
    expect([status, body.errors[0].data.errors[0].path]).toEqual([400, 'dateOfBirth'])
  })
})

describe('how deep an answer goes', () => {
  it('a person with all roles, film and character, is one request at depth 2', async () => {
    const actor = (await makePerson()).id
    const casting = await makeCasting({ actor })
    const { body } = await get(`/api/persons/${actor}?depth=2`)
    const [role] = body.castings.docs
    expect([role.movie.id, role.character.id]).toEqual([casting.movie, casting.character])
  })

  it('populated records leave out joins, and nothing else', async () => {
    const country = (await makeCountry()).id
    const director = await makePerson({ country })
    const { id } = await makeMovie({ director: director.id })
    const { body } = await get(`/api/movies/${id}?depth=1`)
    const { body: whole } = await get(`/api/persons/${director.id}?depth=0`)
    delete whole.directed
    delete whole.castings
    expect(body.director).toEqual(whole)
  })

  it('is 1 unless asked, and 3 at most', async () => {
    const country = (await makeCountry()).id
    const director = (await makePerson({ country })).id
    const { id } = await makeMovie({ director })
    const depthOf = async (query: string) => {
      const { body } = await get(`/api/movies/${id}${query}`)
      return [typeof body.director, typeof body.director?.country]
    }
    expect([await depthOf(''), await depthOf('?depth=2')]).toEqual([
      ['object', 'number'],
      ['object', 'object'],
    ])
    expect(payload.config.maxDepth).toBe(3)
  })

  it("a join holds 100 unless asked, whatever a person's fame", async () => {
    const [movie, actor] = [(await makeMovie()).id, (await makePerson()).id]
    await drizzle.execute(
      sql.raw(
        `insert into characters (name) select 'C${movie} ' || n from generate_series(1, 101) n`,
      ),
    )
    await drizzle.execute(
      sql.raw(
        `insert into castings (movie_id, actor_id, character_id, "order") select ${movie}, ${actor}, id, row_number() over () from characters where name like 'C${movie} %'`,
      ),
    )
    const { body } = await get(`/api/persons/${actor}?depth=0`)
    const { data } = await graphql(`{ Person(id: ${actor}) { castings { docs { id } } } }`)
    expect([body.castings.docs.length, data.Person.castings.docs.length]).toEqual([100, 100])
  })
})
