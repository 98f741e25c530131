import { describe, expect, it } from 'vitest'
import {
  makeCaller,
  makeCasting,
  makeFile,
  makeGenre,
  makeMovie,
  makePerson,
} from '../support/factories.ts'
import { get, graphql, patch, post } from '../support/marquee.ts'

const editor = await makeCaller('editor')

describe("a film's year", () => {
  it('follows the release day', async () => {
    const { body } = await post(
      '/api/movies',
      { title: 'Alien', releaseDate: '1979-05-25' },
      { caller: editor },
    )
    expect([body.doc.releaseDate, body.doc.year, body.doc.released]).toEqual([
      '1979-05-25T00:00:00.000Z',
      1979,
      '1979-05-25',
    ])
  })

  it('follows a new release day when only that is sent', async () => {
    const { id } = await makeMovie({ releaseDate: '1979-05-25' })
    const { body } = await patch(
      `/api/movies/${id}`,
      { releaseDate: '1986-07-18' },
      { caller: editor },
    )
    expect([body.doc.year, body.doc.released]).toEqual([1986, '1986-07-18'])
  })

  it('that contradicts the release day is refused with the field named', async () => {
    const answer = await post(
      '/api/movies',
      { title: 'Alien', releaseDate: '1979-05-25', year: 1980 },
      { caller: editor },
    )
    expect([answer.status, answer.body.errors[0].data.errors[0].path]).toEqual([400, 'year'])
  })

  it('stays when the release day is cleared', async () => {
    const { id } = await makeMovie({ releaseDate: '1979-05-25' })
    const { body } = await patch(`/api/movies/${id}`, { releaseDate: null }, { caller: editor })
    expect([body.doc.releaseDate, body.doc.year, body.doc.released]).toEqual([null, 1979, '1979'])
  })

  it.each([1869, 2101, 1995.5])('of %s is refused', async (year) => {
    expect((await post('/api/movies', { title: 'X', year }, { caller: editor })).status).toBe(400)
  })
})

describe('a release day', () => {
  it('is found by any time of that day, over REST and GraphQL', async () => {
    const { id, title } = await makeMovie({ releaseDate: '1968-04-03' })
    const [noon, next] = ['1968-04-03T12:00:00.000Z', '1968-04-04T00:00:00.000Z']
    const where = `where[title][equals]=${title}&where[or][0][releaseDate]`
    const found = await Promise.all([
      get(`/api/movies?${where}[equals]=${noon}&depth=0`),
      get(`/api/movies?${where}[greater_than_equal]=${noon}&depth=0`),
      get(`/api/movies?${where}[less_than]=${noon}&depth=0`),
      get(`/api/movies?${where}[in]=${noon},${next}&depth=0`),
    ])
    const ids = found.map(({ body }) => body.docs.map((film: { id: number }) => film.id))
    expect(ids).toEqual([[id], [id], [], [id]])
    const query = `{ Movies(where: { title: { equals: "${title}" }, releaseDate: { equals: "${noon}" } }) { totalDocs } }`
    expect(await graphql(query)).toEqual({ data: { Movies: { totalDocs: 1 } } })
  })

  it('is the day as written, whatever zone follows it', async () => {
    const { body } = await post(
      '/api/movies',
      { title: 'X', releaseDate: '1999-03-31T23:30:00+13:00' },
      { caller: editor },
    )
    expect(body.doc.releaseDate).toBe('1999-03-31T00:00:00.000Z')
  })

  it.each(['1999-02-31', 'soon', '-0044-03-15', '99999-01-01'])(
    'of %s is refused',
    async (releaseDate) => {
      expect(
        (await post('/api/movies', { title: 'X', releaseDate }, { caller: editor })).status,
      ).toBe(400)
    },
  )
})

describe("a film's poster", () => {
  it('that is not in the list joins it', async () => {
    const [first, second] = [await makeFile(), await makeFile()]
    const { id } = await makeMovie({ posters: [first.id] })
    const { body } = await patch(
      `/api/movies/${id}?depth=0`,
      { poster: second.id },
      { caller: editor },
    )
    expect([body.doc.poster, body.doc.posters]).toEqual([second.id, [first.id, second.id]])
  })

  it('falls back to the first when the chosen one leaves the list', async () => {
    const [first, second] = [await makeFile(), await makeFile()]
    const { id } = await makeMovie({ posters: [first.id, second.id], poster: second.id })
    const { body } = await patch(
      `/api/movies/${id}?depth=0`,
      { posters: [first.id] },
      { caller: editor },
    )
    expect([body.doc.poster, body.doc.posters]).toEqual([first.id, [first.id]])
  })

  it('is none when the list is emptied', async () => {
    const file = await makeFile()
    const { id } = await makeMovie({ posters: [file.id] })
    const { body } = await patch(`/api/movies/${id}?depth=0`, { posters: [] }, { caller: editor })
    expect([body.doc.poster, body.doc.posters ?? []]).toEqual([null, []])
  })

  it('must be a public file', async () => {
    const file = await makeFile({ isPublic: false })
    expect(
      (await post('/api/movies', { title: 'X', posters: [file.id] }, { caller: editor })).status,
    ).toBe(400)
  })

  it('cannot be made private while a film shows it', async () => {
    const file = await makeFile()
    await makeMovie({ posters: [file.id] })
    expect(
      (await patch(`/api/files/${file.id}`, { isPublic: false }, { caller: editor })).status,
    ).toBe(409)
  })
})

describe("a film's facts", () => {
  it('hold a genre once', async () => {
    const genre = await makeGenre()
    const answer = await post(
      '/api/movies',
      { title: 'X', genres: [genre.id, genre.id] },
      { caller: editor },
    )
    expect([answer.status, answer.body.errors[0].data.errors[0].path]).toEqual([400, 'genres'])
  })

  it.each([{ budget: -1 }, { budget: 1.5 }, { budget: 2 ** 53 }, { duration: 0 }, { title: '  ' }])(
    'of %j are refused',
    async (facts) => {
      expect((await post('/api/movies', { title: 'X', ...facts }, { caller: editor })).status).toBe(
        400,
      )
    },
  )

  it('hold a budget of 2^53-1 dollars exactly', async () => {
    const { body } = await post(
      '/api/movies',
      { title: 'X', budget: Number.MAX_SAFE_INTEGER },
      { caller: editor },
    )
    expect(body.doc.budget).toBe(9007199254740991)
  })

  it('hold an external id once, and an empty one not at all', async () => {
    const imdb = `tt${String(Date.now()).slice(-9)}`
    const [first, second, third] = [
      await post('/api/movies', { title: 'X', externalIds: { imdb } }, { caller: editor }),
      await post('/api/movies', { title: 'Y', externalIds: { imdb } }, { caller: editor }),
      await post('/api/movies', { title: 'Z', externalIds: { imdb: '' } }, { caller: editor }),
    ]
    expect([first.status, second.status, third.body.doc.externalIds.imdb]).toEqual([201, 400, null])
  })

  it('give the plain text of a rich one', async () => {
    const paragraph = (...texts: string[]) => ({
      type: 'paragraph',
      version: 1,
      direction: 'ltr',
      format: '',
      indent: 0,
      textFormat: 0,
      children: texts.map((text) => ({
        type: 'text',
        version: 1,
        text,
        format: 0,
        detail: 0,
        mode: 'normal',
        style: '',
      })),
    })
    const description = {
      root: {
        type: 'root',
        version: 1,
        direction: 'ltr',
        format: '',
        indent: 0,
        children: [paragraph('In ', 'space.'), paragraph('No one.')],
      },
    }
    const { body } = await post('/api/movies', { title: 'X', description }, { caller: editor })
    expect(body.doc.descriptionText).toBe('In space.\n\nNo one.')
  })
})

describe('a film page at depth 2', () => {
  it('holds the whole cast, with actors and characters', async () => {
    const movie = await makeMovie()
    const [lead, second] = [
      await makeCasting({ movie: movie.id, order: 2 }),
      await makeCasting({ movie: movie.id, order: 1 }),
    ]
    const { body } = await get(`/api/movies/${movie.id}?depth=2`)
    expect(
      body.castings.docs.map((casting: any) => [
        casting.id,
        casting.actor.id,
        casting.character.id,
      ]),
    ).toEqual([
      [second.id, second.actor, second.character],
      [lead.id, lead.actor, lead.character],
    ])
  })
})

describe("a person's castings", () => {
  it("come by the film's year, newest first, those without one last", async () => {
    const actor = (await makePerson()).id
    const films = [
      await makeMovie({ title: 'unknown' }),
      await makeMovie({ title: 'old', year: 1950 }),
      await makeMovie({ title: 'new', releaseDate: '2020-01-01' }),
    ]
    for (const film of films.toReversed()) await makeCasting({ actor, movie: film.id })
    const { body } = await get(`/api/persons/${actor}?depth=2`)
    expect(body.castings.docs.map((casting: any) => casting.movie.title)).toEqual([
      'new',
      'old',
      'unknown',
    ])
  })
})
