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
  unique,
} from '../support/factories.ts'
import { del, get, patch, payload, post } from '../support/marquee.ts'

const admin = await makeCaller('admin')
const query = (text: string) =>
  (
    payload.db as unknown as {
      drizzle: { execute: (statement: unknown) => Promise<{ rows: any[] }> }
    }
  ).drizzle.execute(sql.raw(text))
const refusal = async (text: string) =>
  query(text).then(
    () => 'stored',
    (error: unknown) => {
      const { cause } = error as { cause?: { constraint?: string; code?: string } }
      return cause?.constraint ?? cause?.code
    },
  )

describe('deleting what others state as a fact', () => {
  const uses: [string, () => Promise<{ path: string }>][] = [
    [
      'a country of a film',
      async () => {
        const country = await makeCountry()
        await makeMovie({ country: country.id })
        return { path: `countries/${country.id}` }
      },
    ],
    [
      'a country of a person',
      async () => {
        const country = await makeCountry()
        await makePerson({ country: country.id })
        return { path: `countries/${country.id}` }
      },
    ],
    [
      'a genre of a film',
      async () => {
        const genre = await makeGenre()
        await makeMovie({ genres: [genre.id] })
        return { path: `genres/${genre.id}` }
      },
    ],
    [
      'a director',
      async () => {
        const person = await makePerson()
        await makeMovie({ director: person.id })
        return { path: `persons/${person.id}` }
      },
    ],
    ['an actor', async () => ({ path: `persons/${(await makeCasting()).actor as number}` })],
    [
      'a character with castings',
      async () => ({ path: `characters/${(await makeCasting()).character as number}` }),
    ],
    [
      'a poster',
      async () => {
        const file = await makeFile()
        await makeMovie({ posters: [file.id] })
        return { path: `files/${file.id}` }
      },
    ],
    [
      'a photo',
      async () => {
        const file = await makeFile()
        await makePerson({ photos: [{ file: file.id }] })
        return { path: `files/${file.id}` }
      },
    ],
  ]

  it.each(uses)('%s is refused with 409 and a count', async (_what, arrange) => {
    const { path } = await arrange()
    const refused = await del(`/api/${path}`, { caller: admin })
    expect([refused.status, refused.body.errors[0].message]).toEqual([
      409,
      expect.stringMatching(/in use by 1 /),
    ])
    expect((await get(`/api/${path}`, { caller: admin })).status).toBe(200)
  })

  it('in bulk deletes what it lists as deleted and gives each refusal its reason', async () => {
    const [used, free] = [await makeGenre(), await makeGenre()]
    await makeMovie({ genres: [used.id] })
    const { status, body } = await del(`/api/genres?where[id][in]=${used.id},${free.id}`, {
      caller: admin,
    })
    expect([
      status,
      body.docs.map((doc: any) => doc.id),
      body.errors.map((error: any) => error.id),
    ]).toEqual([400, [free.id], [used.id]])
    expect([
      (await get(`/api/genres/${used.id}`)).status,
      (await get(`/api/genres/${free.id}`)).status,
    ]).toEqual([200, 404])
  })

  it('past the hooks is refused by the database', async () => {
    const country = await makeCountry()
    await makeMovie({ country: country.id })
    expect(await refusal(`delete from countries where id = ${country.id}`)).toMatch(/country_id/)
  })
})

describe('deleting a film', () => {
  it('takes its castings and favourites along', async () => {
    const movie = (await makeMovie()).id
    const casting = await makeCasting({ movie })
    const favorite = await makeFavorite({ movie })
    expect((await del(`/api/movies/${movie}`, { caller: admin })).status).toBe(200)
    const left = await query(
      `select id from castings where id = ${casting.id} union all select id from favorites where id = ${favorite.id}`,
    )
    expect(left.rows).toEqual([])
  })
})

describe('deleting a user', () => {
  it('takes favourites, private files and the avatar; public files stay without an owner', async () => {
    const user = await makeUser()
    const [secret, shown, avatar] = [
      await makeFile({ owner: user.id, isPublic: false }),
      await makeFile({ owner: user.id }),
      await makeFile({ owner: user.id }),
    ]
    await payload.update({
      collection: 'users',
      id: user.id,
      data: { avatar: avatar.id },
      overrideAccess: true,
    })
    const favorite = await makeFavorite({ user: user.id })
    expect((await del(`/api/users/${user.id}`, { caller: admin })).status).toBe(200)
    const files = await query(
      `select id, owner_id from files where id in (${secret.id}, ${shown.id}, ${avatar.id})`,
    )
    const favorites = await query(`select id from favorites where id = ${favorite.id}`)
    expect([files.rows, favorites.rows]).toEqual([[{ id: shown.id, owner_id: null }], []])
  })

  it('of whom one avatar is deleted clears the avatar', async () => {
    const user = await makeUser()
    const avatar = await makeFile({ owner: user.id })
    await payload.update({
      collection: 'users',
      id: user.id,
      data: { avatar: avatar.id },
      overrideAccess: true,
    })
    await del(`/api/files/${avatar.id}`, { caller: admin })
    expect((await get(`/api/users/${user.id}`, { caller: admin })).body.avatar).toBeNull()
  })
})

describe('what must be unique', () => {
  it.each([
    ['genres', 'Drama'],
    ['countries', 'France'],
  ])('a name in %s ignores case and outer spaces', async (collection, word) => {
    const name = unique(word)
    expect((await post(`/api/${collection}`, { name }, { caller: admin })).status).toBe(201)
    const second = await post(
      `/api/${collection}`,
      { name: `  ${name.toUpperCase()} ` },
      { caller: admin },
    )
    expect([second.status, second.body.errors[0].data.errors[0].path]).toEqual([400, 'name'])
  })

  it('a casting counts missing parts as equal', async () => {
    const [movie, actor] = [(await makeMovie()).id, (await makePerson()).id]
    const statuses = []
    for (let i = 0; i < 2; i += 1)
      statuses.push((await post('/api/castings', { movie, actor }, { caller: admin })).status)
    expect(statuses).toEqual([201, 400])
  })

  it('50 castings of one actor at once come one after the other in the billing', async () => {
    const [movie, actor] = [(await makeMovie()).id, (await makePerson()).id]
    const characters = []
    for (let i = 0; i < 50; i += 1) characters.push((await makeCharacter()).id)
    await Promise.all(
      characters.map((character) =>
        post('/api/castings', { movie, actor, character }, { caller: admin }),
      ),
    )
    const { rows } = await query(
      `select "order"::int from castings where movie_id = ${movie} order by 1`,
    )
    expect(rows.map(({ order }) => order)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
  })
})

describe("a person's photos", () => {
  const photosOf = async (id: number) => {
    const { body } = await get(`/api/persons/${id}?depth=0`)
    return [body.mainPhoto, body.photos.map((photo: any) => [photo.file, photo.isPrimary])]
  }

  it('have the first as the main one when none is chosen', async () => {
    const [first, second] = [(await makeFile()).id, (await makeFile()).id]
    const { id } = await makePerson({ photos: [{ file: first }, { file: second }] })
    expect(await photosOf(id)).toEqual([
      first,
      [
        [first, true],
        [second, false],
      ],
    ])
  })

  it('follow the main photo that a request sends, adding it where it lacks', async () => {
    const [first, second] = [(await makeFile()).id, (await makeFile()).id]
    const { id } = await makePerson({ photos: [{ file: first }] })
    await patch(`/api/persons/${id}`, { mainPhoto: second }, { caller: admin })
    expect(await photosOf(id)).toEqual([
      second,
      [
        [first, false],
        [second, true],
      ],
    ])
  })

  it('follow the primary flag that a request sends', async () => {
    const [first, second] = [(await makeFile()).id, (await makeFile()).id]
    const { id } = await makePerson({ photos: [{ file: first }, { file: second }] })
    await patch(
      `/api/persons/${id}`,
      {
        photos: [
          { file: first, isPrimary: false },
          { file: second, isPrimary: true },
        ],
      },
      { caller: admin },
    )
    expect(await photosOf(id)).toEqual([
      second,
      [
        [first, false],
        [second, true],
      ],
    ])
  })

  it('fall back to the first when the main one is removed, and to none when all are', async () => {
    const [first, second] = [(await makeFile()).id, (await makeFile()).id]
    const { id } = await makePerson({
      photos: [{ file: first }, { file: second, isPrimary: true }],
    })
    await patch(`/api/persons/${id}`, { photos: [{ file: first }] }, { caller: admin })
    expect(await photosOf(id)).toEqual([first, [[first, true]]])
    await patch(`/api/persons/${id}`, { photos: [] }, { caller: admin })
    expect(await photosOf(id)).toEqual([null, []])
  })

  it('with two primaries, or a main photo that disagrees, are refused', async () => {
    const [first, second] = [(await makeFile()).id, (await makeFile()).id]
    const both = [
      { file: first, isPrimary: true },
      { file: second, isPrimary: true },
    ]
    const two = await post('/api/persons', { lastName: 'X', photos: both }, { caller: admin })
    const apart = await post(
      '/api/persons',
      { lastName: 'X', mainPhoto: second, photos: [{ file: first, isPrimary: true }] },
      { caller: admin },
    )
    expect([two.status, apart.status]).toEqual([400, 400])
  })
})

describe('the database itself refuses', () => {
  it.each([
    [
      'a year that contradicts the release day',
      "insert into movies (title, release_date, year) values ('x', '1999-01-01Z', 1998)",
      'movies_year_follows_release_date',
    ],
    [
      'a release day with a time',
      "insert into movies (title, release_date) values ('x', '1999-01-01 12:00Z')",
      'movies_release_date_is_a_day',
    ],
    [
      'a running time of nothing',
      "insert into movies (title, duration) values ('x', 0)",
      'movies_duration_range',
    ],
    [
      'half a dollar',
      "insert into movies (title, budget) values ('x', 0.5)",
      'movies_budget_range',
    ],
    [
      'a person without a name',
      "insert into persons (first_name) values (' ')",
      'persons_name_given',
    ],
    [
      'an id that IMDb would not give',
      "insert into movies (title, external_ids_imdb) values ('x', 'nm0000001')",
      'movies_imdb_form',
    ],
    [
      'a username like an email',
      "insert into users (username, email, role) values ('a@b.co', 'a@b.co', 'member')",
      'users_username_form',
    ],
  ])('%s', async (_what, statement, constraint) => {
    expect(await refusal(statement)).toBe(constraint)
  })

  it('a casting of nobody as nobody', async () => {
    const movie = await makeMovie()
    expect(await refusal(`insert into castings (movie_id) values (${movie.id})`)).toBe(
      'castings_actor_or_character',
    )
  })

  it('a poster that is not among the posters, at the end of the transaction', async () => {
    const [movie, file] = [await makeMovie(), await makeFile()]
    expect(await refusal(`update movies set poster_id = ${file.id} where id = ${movie.id}`)).toBe(
      'movies_poster_among_posters',
    )
  })

  it('a private file as a photo', async () => {
    const [person, file] = [await makePerson(), await makeFile({ isPublic: false })]
    expect(
      await refusal(
        `insert into persons_photos (_order, _parent_id, id, file_id) values (1, ${person.id}, 'x${person.id}', ${file.id})`,
      ),
    ).toBe('shown_files_are_public')
  })

  it('derives what follows, for whoever writes', async () => {
    const { rows } = await query(
      "insert into persons (first_name, last_name) values ('Agnès', 'Varda') returning name",
    )
    const film = await query(
      "insert into movies (title, release_date) values ('x', '1962-04-11Z') returning year::int, released",
    )
    expect([rows, film.rows]).toEqual([
      [{ name: 'Agnès Varda' }],
      [{ year: 1962, released: '1962-04-11' }],
    ])
  })
})

describe('a commit that fails', () => {
  it('is told to the caller when a deferred constraint breaks', async () => {
    const movie = await makeMovie()
    const file = await makeFile()
    const req = { payload, context: {} } as any
    req.transactionID = await payload.db.beginTransaction()
    const session = (payload.db as any).sessions[req.transactionID]
    await session.db.execute(
      sql.raw(`update movies set poster_id = ${file.id} where id = ${movie.id}`),
    )
    await expect(payload.db.commitTransaction(req.transactionID)).rejects.toMatchObject({
      constraint: 'movies_poster_among_posters',
    })
  })

  it('is told to the caller when the connection is lost before it', async () => {
    const id = (await payload.db.beginTransaction())!
    const session = (payload.db as any).sessions[id]
    const { rows } = await session.db.execute(sql.raw('select pg_backend_pid() as pid'))
    await query(`select pg_terminate_backend(${rows[0].pid})`)
    await expect(payload.db.commitTransaction(id)).rejects.toThrow()
  })
})

describe('two writers of one record at once', () => {
  it('lose none of their fields', async () => {
    const { id } = await makeMovie()
    await Promise.all([
      patch(`/api/movies/${id}`, { duration: 90 }, { caller: admin }),
      patch(`/api/movies/${id}`, { budget: 1000 }, { caller: admin }),
      patch(`/api/movies/${id}`, { originalTitle: 'Une' }, { caller: admin }),
    ])
    const { body } = await get(`/api/movies/${id}?depth=0`)
    expect([body.duration, body.budget, body.originalTitle]).toEqual([90, 1000, 'Une'])
  })
})
