import { describe, expect, it } from 'vitest'
import { leadToWinner } from '../../src/app/(payload)/admin/leadToWinner.ts'
import { catalogueAt } from '../support/imports.ts'
import { del, fetchApi, get, graphql, payload, post } from '../support/marquee.ts'
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

const editor = await makeCaller('editor')
const merge = (path: string, from: unknown) => post(`${path}/merge`, { from }, { caller: editor })

describe('two people who are one', () => {
  it('films, parts, pictures and facts of the loser are the winner’s', async () => {
    const [photo, country] = [await makeFile(), await makeCountry()]
    const winner = await makePerson({ externalIds: { imdb: 'nm1000001' } })
    const loser = await makePerson({
      dateOfBirth: '1949-10-08',
      gender: 'female',
      country: country.id,
      photos: [{ file: photo.id }],
      externalIds: { imdb: 'nm1000002', tmdb: '1000002' },
    })
    const directed = await makeMovie({ director: loser.id })
    const part = await makeCasting({ actor: loser.id })
    const { status, body } = await merge(`/api/persons/${winner.id}`, loser.id)
    expect([status, body.doc.id]).toEqual([200, winner.id])
    const { body: doc } = await get(`/api/persons/${winner.id}?depth=0`)
    expect({
      name: doc.name,
      dateOfBirth: doc.dateOfBirth,
      gender: doc.gender,
      country: doc.country,
      mainPhoto: doc.mainPhoto,
      photos: doc.photos.map(({ file, isPrimary }: any) => ({ file, isPrimary })),
      imdb: doc.externalIds.imdb,
      tmdb: doc.externalIds.tmdb,
      directed: doc.directed.docs,
      castings: doc.castings.docs,
    }).toEqual({
      name: winner.name,
      dateOfBirth: '1949-10-08T00:00:00.000Z',
      gender: 'female',
      country: country.id,
      mainPhoto: photo.id,
      photos: [{ file: photo.id, isPrimary: true }],
      imdb: 'nm1000001',
      tmdb: '1000002',
      directed: [directed.id],
      castings: [part.id],
    })
  })

  it('the same part in the same film is one casting', async () => {
    const [winner, loser, movie] = [await makePerson(), await makePerson(), await makeMovie()]
    const [ripley, alike] = [
      await makeCharacter({ name: 'Ripley' }),
      await makeCharacter({ name: 'Ripley' }),
    ]
    const kept = await makeCasting({ movie: movie.id, actor: winner.id, character: ripley.id })
    await makeCasting({ movie: movie.id, actor: loser.id, character: ripley.id })
    await makeCasting({ movie: movie.id, actor: loser.id, character: alike.id })
    await merge(`/api/persons/${winner.id}`, loser.id)
    const { body } = await get(`/api/castings?where[movie][equals]=${movie.id}&depth=0`)
    expect(body.docs.map(({ id }: any) => id)).toEqual([kept.id])
  })

  it('an id that was merged leads to the winner, however many merges ago', async () => {
    const [a, b, c] = [await makePerson(), await makePerson(), await makePerson()]
    await merge(`/api/persons/${b.id}`, a.id)
    await merge(`/api/persons/${c.id}`, b.id)
    const response = await fetchApi(`/api/persons/${a.id}?depth=0`)
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      `/api/persons/${c.id}?depth=0`,
    ])
    const { data } = await graphql(`{ Person(id: ${a.id}) { id } }`)
    expect(data).toEqual({ Person: { id: c.id } })
  })

  it('the edit page of an id that was merged leads to the winner’s, others stay', async () => {
    const [winner, loser] = [await makePerson(), await makePerson()]
    await merge(`/api/persons/${winner.id}`, loser.id)
    const pathOf = (id: number) => ['collections', 'persons', String(id)]
    await expect(leadToWinner(pathOf(loser.id))).rejects.toMatchObject({
      digest: expect.stringContaining(`;/admin/collections/persons/${winner.id};`),
    })
    await leadToWinner(pathOf(winner.id))
    await leadToWinner(['collections', 'genres', String(loser.id)])
    await leadToWinner(['account'])
  })

  it('a record can’t be merged with itself, by whatever name, nor with one that is not there', async () => {
    const [a, b] = [await makePerson(), await makePerson()]
    expect((await merge(`/api/persons/${a.id}`, a.id)).status).toBe(400)
    expect((await merge(`/api/persons/${a.id}`, b.id)).status).toBe(200)
    expect((await merge(`/api/persons/${b.id}`, a.id)).status).toBe(400)
    expect((await merge(`/api/persons/${a.id}`, 2_000_000_000)).status).toBe(404)
    expect((await merge(`/api/persons/${a.id}`, 'one')).status).toBe(400)
  })

  it('an id that never was, or whose winner was deleted, is not found', async () => {
    const [a, b] = [await makePerson(), await makePerson()]
    expect((await get('/api/persons/2000000000')).status).toBe(404)
    await merge(`/api/persons/${a.id}`, b.id)
    await del(`/api/persons/${a.id}`, { caller: editor })
    expect((await get(`/api/persons/${b.id}`)).status).toBe(404)
  })

  it('what the winner’s character does not tell, it learns from the loser’s', async () => {
    const [winner, loser, movie] = [await makePerson(), await makePerson(), await makeMovie()]
    const [bare, told] = [
      await makeCharacter({ name: 'Ripley' }),
      await makeCharacter({ name: 'Ripley', role: 'the hero', description: 'Warrant officer.' }),
    ]
    await makeCasting({ movie: movie.id, actor: winner.id, character: bare.id })
    await makeCasting({ movie: movie.id, actor: loser.id, character: told.id })
    await merge(`/api/persons/${winner.id}`, loser.id)
    const { body } = await get(`/api/characters/${bare.id}?depth=0`)
    expect([body.role, body.description]).toEqual(['the hero', 'Warrant officer.'])
    expect((await get(`/api/characters/${told.id}`)).status).toBe(404)
  })

  it('merged one way and the other way at once, one of them is left, and both ids lead to it', async () => {
    const [a, b] = [await makePerson(), await makePerson()]
    const both = await Promise.all([
      merge(`/api/persons/${a.id}`, b.id),
      merge(`/api/persons/${b.id}`, a.id),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    const [kept] = both.flatMap(({ status, body }) => (status === 200 ? [body.doc.id] : []))
    const { data } = await graphql(
      `{ a: Person(id: ${a.id}) { id } b: Person(id: ${b.id}) { id } }`,
    )
    expect(data).toEqual({ a: { id: kept }, b: { id: kept } })
  })

  it('many merged into one at once all become it', async () => {
    const winner = await makePerson()
    const losers = await Promise.all(Array.from({ length: 8 }, () => makePerson()))
    for (const { id } of losers) await makeCasting({ actor: id })
    const answers = await Promise.all(
      losers.map(({ id }) => merge(`/api/persons/${winner.id}`, id)),
    )
    expect(answers.map(({ status }) => status)).toEqual(losers.map(() => 200))
    const { body } = await get(`/api/castings?where[actor][equals]=${winner.id}&depth=0`)
    expect(body.totalDocs).toBe(8)
  })

  it('a merge back along the chain that led here is refused', async () => {
    const [a, b, c] = [await makePerson(), await makePerson(), await makePerson()]
    await merge(`/api/persons/${b.id}`, a.id)
    await merge(`/api/persons/${c.id}`, b.id)
    expect((await merge(`/api/persons/${a.id}`, c.id)).status).toBe(400)
    expect((await get(`/api/persons/${c.id}`)).status).toBe(200)
  })

  it('relations, lists, facts and links in texts that developers added follow', async () => {
    const catalogue = catalogueAt(String(process.env['DATABASE_URL']))
    await catalogue.rows(`
      create table awards (id serial primary key, person_id integer not null references persons on delete cascade, text jsonb);
      create table awards_rels (id serial primary key, "order" integer, parent_id integer, path text,
        persons_id integer references persons on delete cascade);
      alter table persons add column nickname varchar`)
    try {
      const [winner, loser, other] = [await makePerson(), await makePerson(), await makePerson()]
      await catalogue.rows(`
        update persons set nickname = 'Sig' where id = ${loser.id};
        insert into awards (person_id, text) values (${loser.id}, '${JSON.stringify(linkTo(loser.id))}');
        insert into awards_rels ("order", parent_id, path, persons_id) values (1, 1, 'jury', ${loser.id}),
          (2, 1, 'jury', ${other.id}), (3, 1, 'jury', ${winner.id}), (1, 2, 'jury', ${loser.id})`)
      expect((await merge(`/api/persons/${winner.id}`, loser.id)).status).toBe(200)
      expect(await catalogue.rows('select person_id, text from awards')).toEqual([
        { person_id: winner.id, text: linkTo(winner.id) },
      ])
      expect(
        await catalogue.rows('select parent_id, persons_id from awards_rels order by 1, "order"'),
      ).toEqual([
        { parent_id: 1, persons_id: other.id },
        { parent_id: 1, persons_id: winner.id },
        { parent_id: 2, persons_id: winner.id },
      ])
      expect(await catalogue.list(`select nickname from persons where id = ${winner.id}`)).toEqual([
        'Sig',
      ])
    } finally {
      await catalogue.rows(
        'drop table awards, awards_rels; alter table persons drop column nickname',
      )
    }
  })

  it('two who are not the same are not offered again, whatever they become', async () => {
    const lastName = unique('Smith')
    const make = () => makePerson({ firstName: 'John', lastName })
    const [a, b, c] = [await make(), await make(), await make()]
    const offered = async (id: number) => {
      const { body } = await get(`/api/persons/${id}/candidates`, { caller: editor })
      return body.docs.map((doc: any) => doc.id)
    }
    expect(await offered(a.id)).toEqual([b.id, c.id])
    const said = await post(`/api/persons/${b.id}/distinct`, { from: a.id }, { caller: editor })
    expect([said.status, await offered(a.id), await offered(b.id)]).toEqual([200, [c.id], [c.id]])
    await merge(`/api/persons/${c.id}`, b.id)
    expect([await offered(a.id), await offered(c.id)]).toEqual([[], []])
    const itself = await post(`/api/persons/${a.id}/distinct`, { from: a.id }, { caller: editor })
    const nobody = await post(`/api/persons/${a.id}/distinct`, { from: c.id })
    expect([itself.status, nobody.status]).toEqual([400, 403])
  })

  it('an import goes on with what was merged, and keeps it one', async () => {
    const name = `Merged ${Date.now()}`
    const film = { title: name, year: 1979, genres: [], cast: [`${name} A`, `${name} B`] }
    const catalogue = catalogueAt(String(process.env['DATABASE_URL']))
    const take = async (...films: object[]) =>
      catalogue.take({ [`${name}.json`]: JSON.stringify(films) })
    await take(film)
    const [a, b] = await catalogue.list(
      `select id from persons where name like '${name} %' order by name`,
    )
    await merge(`/api/persons/${String(a)}`, b)
    const again = await take(film)
    expect(again.counts).toEqual({
      movies: { unchanged: 1 },
      persons: { unchanged: 2 },
      castings: { unchanged: 1 },
      rejected: 0,
      notStored: { 'cast entries that repeat another': 1 },
    })
    const newer = await take({ ...film, cast: [...film.cast, `${name} C`] })
    expect(newer.counts.castings).toEqual({ created: 1, unchanged: 1 })
  })

  it('is for staff alone', async () => {
    const [a, b, member] = [await makePerson(), await makePerson(), await makeCaller()]
    const refused = await post(`/api/persons/${a.id}/merge`, { from: b.id }, { caller: member })
    const nobody = await post(`/api/persons/${a.id}/merge`, { from: b.id })
    const looked = await get(`/api/persons/${a.id}/candidates`, { caller: member })
    expect([refused.status, nobody.status, looked.status]).toEqual([403, 403, 403])
  })
})

describe('two films that are one', () => {
  it('casts, favourites, posters and facts come together', async () => {
    const [poster, own, genre, user] = [
      await makeFile(),
      await makeFile(),
      await makeGenre(),
      await makeUser(),
    ]
    const winner = await makeMovie({ year: 1979, posters: [own.id] })
    const loser = await makeMovie({
      title: winner.title,
      releaseDate: '1979-05-25',
      duration: 117,
      genres: [genre.id],
      posters: [own.id, poster.id],
      externalIds: { imdb: 'tt2000001' },
    })
    await makeFavorite({ user: user.id, movie: winner.id })
    await makeFavorite({ user: user.id, movie: loser.id })
    const other = await makeFavorite({ movie: loser.id })
    const part = await makeCasting({ movie: loser.id })
    const { status } = await merge(`/api/movies/${winner.id}`, loser.id)
    expect(status).toBe(200)
    const { body: doc } = await get(`/api/movies/${winner.id}?depth=0`)
    expect({
      released: doc.releaseDate,
      year: doc.year,
      duration: doc.duration,
      genres: doc.genres,
      poster: doc.poster,
      posters: doc.posters,
      imdb: doc.externalIds.imdb,
      castings: doc.castings.docs,
    }).toEqual({
      released: '1979-05-25T00:00:00.000Z',
      year: 1979,
      duration: 117,
      genres: [genre.id],
      poster: own.id,
      posters: [own.id, poster.id],
      imdb: 'tt2000001',
      castings: [part.id],
    })
    expect(await favoritesOf(winner.id)).toEqual([user.id, other.user].sort())
  })

  it('the films of one title and year are candidates, unless an id says otherwise', async () => {
    const film = await makeMovie({ year: 1979, externalIds: { imdb: 'tt3000001' } })
    const same = await makeMovie({ title: film.title, year: 1979 })
    await makeMovie({ title: film.title, year: 1980 })
    await makeMovie({ title: film.title, year: 1979, externalIds: { imdb: 'tt3000002' } })
    const { body } = await get(`/api/movies/${film.id}/candidates`, { caller: editor })
    expect(body.docs).toEqual([{ id: same.id, name: film.title, detail: '1979' }])
  })
})

const linkTo = (id: number) => ({
  root: {
    children: [
      { type: 'link', fields: { linkType: 'internal', doc: { relationTo: 'persons', value: id } } },
    ],
  },
})

const favoritesOf = async (movie: number) => {
  const { docs } = await payload.find({
    collection: 'favorites',
    where: { movie: { equals: movie } },
    depth: 0,
    overrideAccess: true,
  })
  return docs.map(({ user }) => user).sort()
}
