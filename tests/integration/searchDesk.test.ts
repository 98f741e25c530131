import { describe, expect, it } from 'vitest'
import {
  makeCaller,
  makeCasting,
  makeCharacter,
  makeMovie,
  makePerson,
} from '../support/factories.ts'
import { get, payload } from '../support/marquee.ts'

const editor = await makeCaller('editor')

const coined = () =>
  Array.from({ length: 10 }, () => 'bcdfghjklm'[Math.floor(Math.random() * 10)]).join('')

/** What the list's search box sends: any of the searchable fields is like the text. */
const listed = async (slug: 'movies' | 'persons' | 'characters' | 'castings', text: string) => {
  const fields = payload.collections[slug].config.admin.listSearchableFields ?? []
  const where = fields.map((field, n) => [`where[and][0][or][${n}][${field}][like]`, text])
  const query = new URLSearchParams([...where, ['limit', '25'], ['depth', '0']])
  const { status, body } = await get(`/api/${slug}?${query}`, { caller: editor })
  expect(status).toBe(200)
  return body.docs.map(({ id }: { id: number }) => id)
}

/** What a relationship's picker sends: for drafts, the title is like the text. */
const picked = async (slug: string, [field, text]: [string, string], caller = editor) => {
  const query = `draft=true&depth=0&limit=10&where[and][0][id][not_in]=0&where[and][1][${field}][like]=${text}`
  const { body } = await get(`/api/${slug}?${query}`, { caller })
  return body.docs.map(({ id }: { id: number }) => id)
}

const [title, actor, director, role] = [coined(), coined(), coined(), coined()]
const person = await makePerson({ firstName: 'Zoë', lastName: `É${actor}` })
const maker = await makePerson({ lastName: director })
const character = await makeCharacter({ name: `Captain ${role}` })
const movie = await makeMovie({ title: `The É${title}`, director: maker.id })
const casting = await makeCasting({ movie: movie.id, actor: person.id, character: character.id })

const mistyped = (word: string) => `${word.slice(0, 4)}x${word.slice(5)}`

describe('the lists of the dashboard', () => {
  it.each([
    ['movies', 'its title', `e${title}`, movie.id],
    ['movies', 'its title, mistyped', mistyped(`e${title}`), movie.id],
    ['movies', 'its director', director, movie.id],
    ['movies', 'someone in it, without accents', `e${actor} zoe`, movie.id],
    ['movies', 'a character, mistyped', mistyped(role), movie.id],
    ['persons', 'a name, without accents', `zoe e${actor}`, person.id],
    ['persons', 'a name, mistyped', mistyped(`e${actor}`), person.id],
    ['characters', 'a name', role, character.id],
    ['characters', 'a film', `e${title}`, character.id],
    ['characters', 'an actor', `e${actor}`, character.id],
    ['castings', 'a film', `the e${title}`, casting.id],
    ['castings', 'an actor, mistyped', mistyped(`e${actor}`), casting.id],
    ['castings', 'a character', `captain ${role}`, casting.id],
  ] as const)('%s are found by %s', async (slug, _, text, id) => {
    expect(await listed(slug, text)).toEqual([id])
  })

  it.each(['movies', 'persons', 'characters', 'castings'] as const)(
    '%s show nothing for words that nobody has',
    async (slug) => {
      expect(await listed(slug, coined() + coined())).toEqual([])
    },
  )
})

describe('the pickers of relationships', () => {
  it.each([
    ['movies', ['title', mistyped(`e${title}`)], movie.id],
    ['persons', ['name', `e${actor}`], person.id],
    ['characters', ['name', mistyped(role)], character.id],
  ] as const)('%s are found as everyone finds them', async (slug, [field, text], id) => {
    expect(await picked(slug, [field, text])).toEqual([id])
  })

  it('a film is not picked by who is in it', async () => {
    expect(await picked('movies', ['title', director])).toEqual([])
  })

  it('the filters of a front end stay what they are', async () => {
    const { body } = await get(`/api/movies?where[title][like]=${mistyped(title)}`)
    expect(body.docs).toEqual([])
  })
})
