import { expect, it } from 'vitest'
import {
  makeCaller,
  makeCasting,
  makeCharacter,
  makeMovie,
  makePerson,
  unique,
} from '../support/factories.ts'
import { get, payload, post } from '../support/marquee.ts'

const editor = await makeCaller('editor')

type Listed = 'castings' | 'characters' | 'favorites' | 'movies' | 'persons'

/** What an editor finds who types this into the search box of a list: it sends a condition a searchable field. */
async function listed(collection: Listed, typed: string) {
  const fields = payload.collections[collection].config.admin.listSearchableFields ?? []
  const query = new URLSearchParams({ depth: '0' })
  for (const [at, field] of fields.entries()) query.set(`where[or][${at}][${field}][like]`, typed)
  const { body } = await get(`/api/${collection}?${query}`, { caller: editor })
  return body.docs.map(({ id }: { id: number }) => id)
}

/** A film with its director and one part, all of names that nobody else has. */
async function arrange() {
  const word = () => unique('x').replace(/\W/g, '')
  const names = { title: word(), original: word(), director: word(), actor: word(), part: word() }
  const director = await makePerson({ firstName: 'Jane', lastName: names.director })
  const actor = await makePerson({ firstName: 'Toni', lastName: names.actor })
  const character = await makeCharacter({ name: names.part })
  const movie = await makeMovie({
    title: names.title,
    originalTitle: names.original,
    director: director.id,
  })
  const casting = await makeCasting({
    movie: movie.id,
    actor: actor.id,
    character: character.id,
  })
  return { names, ids: { movie, director, actor, character, casting } }
}

type Name = 'title' | 'original' | 'director' | 'actor' | 'part'

it.each<[string, 'castings' | 'characters' | 'movies', Name[]]>([
  ['movie', 'movies', ['title', 'original', 'director', 'actor', 'part']],
  ['character', 'characters', ['part', 'title', 'original', 'actor']],
  ['casting', 'castings', ['title', 'original', 'actor', 'part']],
])('a %s is found in its list by every name it goes by', async (record, collection, by) => {
  const { names, ids } = await arrange()
  for (const name of by)
    expect(await listed(collection, names[name]), name).toEqual([
      ids[record as 'casting' | 'character' | 'movie'].id,
    ])
})

it('a favourite is found by the names of its film', async () => {
  const { names, ids } = await arrange()
  const { body } = await post('/api/favorites', { movie: ids.movie.id }, { caller: editor })
  for (const typed of [names.title, names.original])
    expect(await listed('favorites', typed), typed).toEqual([body.doc.id])
})

it('a person is found in the list by both names, in either order', async () => {
  const { names, ids } = await arrange()
  for (const typed of [names.actor, `toni ${names.actor}`, `${names.actor} Toni`])
    expect(await listed('persons', typed), typed).toEqual([ids.actor.id])
})
