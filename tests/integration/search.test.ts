import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Where } from 'payload'
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
} from '../support/factories.ts'
import { fetchApi, get, graphql, payload } from '../support/marquee.ts'

/** A word that no other test knows, and that no error makes another of. */
const coined = () =>
  Array.from({ length: 10 }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(Math.random() * 26)])
    .join('')
    .replace(/^./, (letter) => letter.toUpperCase())

const ask = async (query: Record<string, string | number>, init?: Parameters<typeof get>[1]) => {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  )
  const { status, body } = await get(`/api/search?${search}`, init)
  expect(status).toBe(200)
  return body
}

const titles = async (q: string, more: Record<string, string | number> = {}) =>
  (await ask({ q, ...more })).docs.map(({ title }: { title: string }) => title)

const text = (words: string) => ({
  root: {
    type: 'root',
    format: '',
    indent: 0,
    version: 1,
    direction: 'ltr',
    children: [
      {
        type: 'paragraph',
        format: '',
        indent: 0,
        version: 1,
        direction: 'ltr',
        textFormat: 0,
        textStyle: '',
        children: [
          {
            type: 'text',
            text: words,
            detail: 0,
            format: 0,
            mode: 'normal',
            style: '',
            version: 1,
          },
        ],
      },
    ],
  },
})

describe('what is found', () => {
  it('a film, a person and a character are hits of one list, each counted', async () => {
    const word = coined()
    const movie = await makeMovie({ title: word, year: 1994 })
    const person = await makePerson({ firstName: word, lastName: 'Stone' })
    const character = await makeCharacter({ name: `Doctor ${word}` })
    await makeCasting({ movie: movie.id, actor: person.id, character: character.id })
    const none = { image: null, year: null }
    expect(await ask({ q: word })).toEqual({
      docs: [
        {
          type: 'movies',
          id: movie.id,
          title: word,
          image: null,
          year: 1994,
          knownFor: [`${word} Stone`],
          highlight: `<mark>${word}</mark>`,
        },
        {
          type: 'persons',
          id: person.id,
          title: `${word} Stone`,
          ...none,
          knownFor: [word],
          highlight: `<mark>${word}</mark> Stone`,
        },
        {
          type: 'characters',
          id: character.id,
          title: `Doctor ${word}`,
          ...none,
          knownFor: [word],
          highlight: `Doctor <mark>${word}</mark>`,
        },
      ],
      totalDocs: 3,
      limit: 10,
      totalPages: 1,
      page: 1,
      pagingCounter: 1,
      hasPrevPage: false,
      hasNextPage: false,
      prevPage: null,
      nextPage: null,
      totals: { movies: 1, persons: 1, characters: 1 },
    })
  })

  it('the list is paged as every list is', async () => {
    const word = coined()
    for (const end of ['One', 'Two', 'Three']) await makeMovie({ title: `${word} ${end}` })
    const pages = [1, 2, 3].map((page) => ask({ q: word, limit: 2, page }))
    const shown = (await Promise.all(pages)).map(
      ({ docs, page, totalPages, hasNextPage, nextPage, prevPage, pagingCounter }) => ({
        hits: docs.length,
        ...{ page, totalPages, hasNextPage, nextPage, prevPage, pagingCounter },
      }),
    )
    expect(shown).toEqual([
      {
        hits: 2,
        page: 1,
        totalPages: 2,
        hasNextPage: true,
        nextPage: 2,
        prevPage: null,
        pagingCounter: 1,
      },
      {
        hits: 1,
        page: 2,
        totalPages: 2,
        hasNextPage: false,
        nextPage: null,
        prevPage: 1,
        pagingCounter: 3,
      },
      {
        hits: 0,
        page: 3,
        totalPages: 2,
        hasNextPage: false,
        nextPage: null,
        prevPage: 2,
        pagingCounter: 5,
      },
    ])
  })

  it('type narrows the list and its totals', async () => {
    const word = coined()
    await makeMovie({ title: word })
    await makePerson({ firstName: word })
    await makeCharacter({ name: word })
    const { docs, totals } = await ask({ q: word, type: 'persons,characters' })
    expect(docs.map(({ type }: { type: string }) => type).sort()).toEqual(['characters', 'persons'])
    expect(totals).toEqual({ movies: 0, persons: 1, characters: 1 })
  })

  it('a film is found by its original title in its own script', async () => {
    const title = coined()
    await makeMovie({ title, originalTitle: '七人侍記' })
    expect(await titles('七人侍記')).toContain(title)
    expect((await ask({ q: '侍記' })).docs[0].highlight).toBe('七人<mark>侍</mark><mark>記</mark>')
  })

  it('a film is found by its description, which is shown where it was met', async () => {
    const [title, word] = [coined(), coined()]
    await makeMovie({ title, description: text(`Somebody <b> sails to ${word} & back.`) })
    const { docs } = await ask({ q: word })
    expect(docs.map((hit: any) => [hit.title, hit.highlight])).toEqual([
      [title, `Somebody &lt;b&gt; sails to <mark>${word}</mark> &amp; back.`],
    ])
  })

  it('no film is found by a description where persons alone are asked', async () => {
    const word = coined()
    await makeMovie({ title: coined(), description: text(`About ${word}.`) })
    expect(await titles(word)).toHaveLength(1)
    expect(await titles(word, { type: 'persons' })).toEqual([])
    expect(await titles(word, { type: 'persons,characters' })).toEqual([])
  })

  it('words of the title and of the description together find a film', async () => {
    const [title, word] = [coined(), coined()]
    await makeMovie({ title, description: text(`With ${word}.`) })
    expect(await titles(`${title} ${word}`)).toEqual([title])
  })

  it('a picture comes with its sizes, at addresses of this server', async () => {
    const file = await makeFile()
    const person = await makePerson({ firstName: coined(), mainPhoto: file.id })
    const [{ image }] = (await ask({ q: person.firstName! })).docs
    const { body } = await get(`/api/files/${file.id}`)
    expect(image).toEqual({ url: body.url, sizes: body.sizes })
  })

  it('markup in a title is text in the highlight', async () => {
    const word = coined()
    await makeMovie({ title: `${word} <script>"x" & 'y'</script>` })
    expect((await ask({ q: word })).docs[0].highlight).toBe(
      `<mark>${word}</mark> &lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;`,
    )
  })
})

describe('what people type', () => {
  const [lake, heat, wall, father] = [coined(), coined(), coined(), coined()]

  beforeAll(async () => {
    await makeMovie({ title: `The ${lake}` })
    await makeMovie({ title: heat, year: 1986 })
    await makeMovie({ title: heat, year: 1995 })
    await makeMovie({ title: `${wall}·E` })
    await makeMovie({ title: `${father} II` })
    await makeMovie({ title: `${father}'s Eleven` })
    await makePerson({ firstName: 'Zoë', lastName: `Ðör${lake}` })
  })

  it.each([
    ['with no regard to case', lake.toUpperCase(), `The ${lake}`],
    ['the article behind', `${lake} the`, `The ${lake}`],
    ['an article too many', `A ${lake}`, `The ${lake}`],
    ['a letter less', lake.slice(0, 4) + lake.slice(5), `The ${lake}`],
    [
      'two letters in each other’s place',
      `${lake.slice(0, 4)}${lake[5]}${lake[4]}${lake.slice(6)}`,
      `The ${lake}`,
    ],
    ['two errors', `${lake.slice(0, 3)}x${lake.slice(4, 7)}q${lake.slice(7)}`, `The ${lake}`],
    ['a word begun', lake.slice(0, 6), `The ${lake}`],
    ['a hyphen for a dot', `${wall}-e`, `${wall}·E`],
    ['two words of one', `${wall} e`, `${wall}·E`],
    ['one word of two', `${wall}e`, `${wall}·E`],
    ['a digit for a Roman numeral', `${father} 2`, `${father} II`],
    ['a word for a Roman numeral', `${father} two`, `${father} II`],
    ['digits for a word', `${father}s 11`, `${father}'s Eleven`],
    ['no apostrophe', `${father}s eleven`, `${father}'s Eleven`],
    ['no accents, the last name first', `dor${lake} zoe`, `Zoë Ðör${lake}`],
  ])('%s: %s finds %s', async (_, q, title) => {
    expect((await titles(q))[0]).toBe(title)
  })

  it.each([
    ['the initials of a title', (it: string) => `zqx${it}k`, 'Zero Quiet'],
    [
      'the initials of a part of it, and words of another',
      (it: string) => `zqx${it}k returns`,
      'Zero Quiet',
    ],
    ['the number that a title has in Roman figures', (it: string) => `zqx${it}k 2`, 'Zero Quiet'],
  ])('%s find the film', async (_, typed, opening) => {
    const initial = coined()[0]!.toLowerCase()
    const title = `${opening} Xylem ${initial.toUpperCase()}${coined()} Kings: ${coined()} Returns Part II`
    await makeMovie({ title })
    expect(await titles(typed(initial))).toContain(title)
  })

  it.each([
    ['as it sounds', 'Philabedrux Coranque', 'filabedrux koranke'],
    ['run together, with an error', 'Forrestine Gumbrelle', 'forestinegumbrelle'],
    ['with the other spelling of English', 'Harbourless Neighbour', 'harborless neighbor'],
    [
      'with a number of two words for digits',
      '74 Quimbledon Street',
      'seventy four quimbledon street',
    ],
    ['with a letter wrong in its article', 'The Quendorf Mansion', 'teh quendorf mansion'],
  ])('a title typed %s is found first', async (_, title, q) => {
    await makeMovie({ title })
    expect((await titles(q))[0]).toBe(title)
  })

  it.each([
    ['a Roman figure without digits of its own', (word: string) => `${word} the great XVI`],
    ['signs alone', () => '$ $ and the $: 7'],
    ['three thousand words', (word: string) => `${word} ${'a and the '.repeat(1000)}`],
  ])('a title of %s can be stored', async (_, title) => {
    const { rows } = await (payload.db as any).pool.query(
      'insert into movies (title) values ($1) returning id',
      [title(coined())],
    )
    expect(rows).toHaveLength(1)
  })

  it('a year that is one off finds the film of that title before one of that year', async () => {
    const title = coined()
    await makeMovie({ title, year: 1979 })
    await makeMovie({ title: `${title} Undead`, year: 1980 })
    expect((await titles(`${title} 1980`))[0]).toBe(title)
  })

  it('another number is no typing error', async () => {
    const [series, told] = [coined(), coined()]
    await makeMovie({ title: `${series} ${told} III` })
    const first = await makeMovie({
      title: `${series} ${told}`,
      description: text('Later called episode IV of it.'),
    })
    expect((await ask({ q: `${series} ${told} episode iv` })).docs[0].id).toBe(first.id)
  })

  it('a word that no name has is looked for in texts beside names that are nearly it', async () => {
    const word = coined()
    const person = await makePerson({ firstName: 'Al', lastName: `${word}x`.slice(1) })
    const movie = await makeMovie({ title: coined(), description: text(`The ${word} family.`) })
    const { docs } = await ask({ q: word })
    expect(docs.map(({ id }: { id: number }) => id).sort()).toEqual([person.id, movie.id].sort())
  })

  it('a title and who made it by its text come before a film that is called like them', async () => {
    const [title, maker] = [coined(), coined()]
    await makeMovie({ title: maker })
    await makeMovie({ title, description: text(`A film by ${maker}.`) })
    expect((await titles(`${maker} ${title}`))[0]).toBe(title)
  })

  it('a title and a year find that film first', async () => {
    const { docs } = await ask({ q: `${heat} 1995` })
    expect([docs[0].title, docs[0].year]).toEqual([heat, 1995])
  })

  it('a phrase in quotes finds these words in this order', async () => {
    const [one, two] = [coined(), coined()]
    await makeMovie({ title: `${one} and ${two}` })
    await makeMovie({ title: `${two} ${one}` })
    expect(await titles(`"${two} ${one}"`)).toEqual([`${two} ${one}`])
  })

  it('a word with a minus before it must not be there, in the description either', async () => {
    const [one, two, three] = [coined(), coined(), coined()]
    await makeMovie({ title: one })
    await makeMovie({ title: `${one} ${two}` })
    await makeMovie({ title: `${one} ${three}`, description: text(`About ${two}.`) })
    expect(await titles(`${one} -${two}`)).toEqual([one])
  })

  it.each([
    ['an IMDb id', 'tt9876501'],
    ['an IMDb address', 'https://www.imdb.com/title/tt9876501/?ref_=nv'],
    ['a Wikidata id, small', 'q98765010'],
  ])('%s finds its film alone', async (_, q) => {
    const { docs } = await payload.find({
      collection: 'movies',
      where: { 'externalIds.imdb': { equals: 'tt9876501' } },
      overrideAccess: true,
    })
    const externalIds = { imdb: 'tt9876501', wikidata: 'Q98765010' }
    const film = docs[0] ?? (await makeMovie({ externalIds }))
    const found = await ask({ q })
    expect(found.docs.map(({ id }: { id: number }) => id)).toEqual([film.id])
  })

  it('an IMDb id of a person finds the person', async () => {
    const person = await makePerson({ externalIds: { imdb: 'nm9876502' } })
    const { docs } = await ask({ q: 'nm9876502' })
    expect(docs.map(({ type, id }: any) => [type, id])).toEqual([['persons', person.id]])
  })

  it('a word too many leaves the films that have all the others', async () => {
    const [one, two] = [coined(), coined()]
    await makeMovie({ title: `${one} ${two}` })
    expect(await titles(`${one} ${two} ${coined()}`)).toEqual([`${one} ${two}`])
  })
})

describe('a film and who is in it', () => {
  const [title, first, second, role] = [coined(), coined(), coined(), coined()]

  beforeAll(async () => {
    const director = await makePerson({ firstName: 'Ana', lastName: first })
    const actor = await makePerson({ firstName: 'Bo', lastName: second })
    const character = await makeCharacter({ name: `Major ${role}` })
    const movie = await makeMovie({ title: `${title} Rising`, director: director.id })
    await makeCasting({ movie: movie.id, actor: actor.id, character: character.id })
  })

  it.each([
    ['an actor and a title', `${second} ${title}`],
    ['a title and a director', `${title} ana ${first}`],
    ['a character and a title', `${role} ${title} rising`],
    ['an actor and a director', `${second} ${first}`],
    ['a misspelt actor and a title', `${second.slice(0, 8)}${second.slice(9)} ${title}`],
  ])('%s find the film first', async (_, q) => {
    expect((await titles(q))[0]).toBe(`${title} Rising`)
  })
})

describe('which comes first', () => {
  it('the exact title, then one that goes on, then one that holds the words, then one nearly so', async () => {
    const word = coined()
    const near = `${word.slice(0, 8)}${word.slice(9)}`
    for (const title of [near, `Old ${word} Days`, `${word} Days`, word]) await makeMovie({ title })
    expect(await titles(word)).toEqual([word, `${word} Days`, `Old ${word} Days`])
    expect((await titles(near))[0]).toBe(near)
  })

  it('of equal titles the film with more castings', async () => {
    const word = coined()
    const [obscure, known] = [await makeMovie({ title: word }), await makeMovie({ title: word })]
    await makeCasting({ movie: known.id })
    await makeCasting({ movie: known.id })
    const { docs } = await ask({ q: word })
    expect(docs.map(({ id }: { id: number }) => id)).toEqual([known.id, obscure.id])
  })

  it('of equal titles the film that users like', async () => {
    const word = coined()
    const [obscure, liked] = [await makeMovie({ title: word }), await makeMovie({ title: word })]
    await makeFavorite({ movie: liked.id })
    const { docs } = await ask({ q: word })
    expect(docs.map(({ id }: { id: number }) => id)).toEqual([liked.id, obscure.id])
  })

  it('a person is known for the films that are known best', async () => {
    const actor = (await makePerson({ firstName: coined() })).id
    const films = [await makeMovie({ year: 2001 }), await makeMovie({ year: 2000 })]
    for (const { id } of films) await makeCasting({ movie: id, actor })
    await makeCasting({ movie: films[1]!.id })
    const { firstName } = await payload.findByID({
      collection: 'persons',
      id: actor,
      overrideAccess: true,
    })
    expect((await ask({ q: firstName! })).docs[0].knownFor).toEqual([
      films[1]!.title,
      films[0]!.title,
    ])
  })
})

describe('filters and facets', () => {
  const word = coined()
  const ids: Record<string, number> = {}

  beforeAll(async () => {
    const [drama, comedy] = [
      await makeGenre({ name: `${word} A` }),
      await makeGenre({ name: `${word} B` }),
    ]
    const country = await makeCountry({ name: word })
    const [director, actor] = [await makePerson({ firstName: word }), await makePerson()]
    Object.assign(ids, {
      drama: drama.id,
      comedy: comedy.id,
      country: country.id,
      director: director.id,
      actor: actor.id,
    })
    const one = await makeMovie({
      title: `${word} One`,
      year: 1989,
      genres: [drama.id],
      country: country.id,
    })
    await makeMovie({
      title: `${word} Two`,
      year: 1995,
      genres: [drama.id, comedy.id],
      director: director.id,
    })
    await makeMovie({ title: `${word} Three`, year: 1999, country: country.id })
    await makeCasting({ movie: one.id, actor: actor.id })
  })

  it.each([
    ['a genre', () => ({ genre: ids['drama']! }), ['One', 'Two']],
    ['two genres, both', () => ({ genre: `${ids['drama']},${ids['comedy']}` }), ['Two']],
    ['a country', () => ({ country: ids['country']! }), ['One', 'Three']],
    ['a director', () => ({ director: ids['director']! }), ['Two']],
    ['an actor', () => ({ actor: ids['actor']! }), ['One']],
    ['the first year', () => ({ yearFrom: 1995 }), ['Three', 'Two']],
    ['the last year', () => ({ yearTo: 1995 }), ['One', 'Two']],
    ['several at once', () => ({ genre: ids['drama']!, yearFrom: 1990, yearTo: 1999 }), ['Two']],
    ['an id that no record has', () => ({ genre: '99999999999' }), []],
  ])('%s narrows to its films', async (_, filters, ends) => {
    const found = await ask({ q: word, ...filters() })
    expect(found.docs.map(({ title }: any) => title.replace(`${word} `, '')).sort()).toEqual(ends)
    expect(found.totals).toEqual({ movies: ends.length, persons: 0, characters: 0 })
  })

  it('filters without words browse, the best known first', async () => {
    const { docs, totals } = await ask({ country: ids['country']! })
    expect(docs.map(({ title }: any) => title)).toEqual([`${word} One`, `${word} Three`])
    expect(totals).toEqual({ movies: 2, persons: 0, characters: 0 })
  })

  it('facets count the films that were found', async () => {
    const { facets } = await ask({ q: word, facets: 'true' })
    expect(facets).toEqual({
      genres: [
        { id: ids['drama'], name: `${word} A`, count: 2 },
        { id: ids['comedy'], name: `${word} B`, count: 1 },
      ],
      countries: [{ id: ids['country'], name: word, count: 2 }],
      decades: [
        { id: 1990, name: '1990s', count: 2 },
        { id: 1980, name: '1980s', count: 1 },
      ],
    })
  })

  it('facets of a browse count it', async () => {
    const { facets } = await ask({ genre: ids['comedy']!, facets: 'true' })
    expect(facets.decades).toEqual([{ id: 1990, name: '1990s', count: 1 }])
  })

  it('a filter leaves out what is no film', async () => {
    expect((await ask({ q: word, type: 'persons', yearFrom: 1900 })).totalDocs).toBe(0)
  })

  it('neither words nor filters give an empty list', async () => {
    expect(await ask({ facets: 'true' })).toMatchObject({
      docs: [],
      totalDocs: 0,
      facets: { genres: [], countries: [], decades: [] },
    })
  })
})

describe('what is asked badly', () => {
  it.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['only what is left out', '-nothing'],
    ['ten thousand characters', 'film '.repeat(2000)],
    ['one long word', 'x'.repeat(10_000)],
    ['only articles', 'the a an the'],
    ['only stop words', 'of and to in is'],
    ['ten thousand Chinese characters', '七'.repeat(10_000)],
    ['a NUL', 'a\u0000b'],
    ['spaces of other scripts', 'a\u1680b\u205fc\u3000d'],
    ['signs and what must not be there', '$ -x'],
    ['control characters', 'a\u0001\u0008\u001f\u007fb'],
    ['an injection', `'; drop table movies; --`],
    ['tsquery operators', `a & !b | (c <-> d):*  \\ '' "`],
    ['like wildcards', '%_%'],
    ['emoji', '🎬🍿'],
    ['quotes that do not close', '"never " closed "'],
    ['punctuation', '... - -- "" !!! ?'],
    ['a lone minus', '-'],
    ['right to left', 'فيلم'],
  ])('%s is 200', async (_, q) => {
    const { status, body } = await get(`/api/search?q=${encodeURIComponent(q)}`)
    expect([status, Array.isArray(body.docs)]).toEqual([200, true])
  })

  it.each([
    ['?q[]=a&q[]=b', 200],
    ['?q[a]=b', 200],
    ['?q=a&page=-1&limit=none', 200],
    ['?q=a&page=99999999&limit=0', 200],
    ['?q=a&limit=1000000', 200],
    ['?q=a&type=', 200],
    ['?q=a&genre=', 200],
    ['?q=a&yearFrom=-5&yearTo=999999999', 200],
    ['?q=a&type=users', 400],
    ['?q=a&type[x]=movies', 400],
    ['?q=a&genre=drama', 400],
    ['?q=a&genre=1.5', 400],
    ['?q=a&genre=-1', 400],
    ['?q=a&actor[in]=1', 400],
    ['?q=a&yearFrom=long%20ago', 400],
  ])('%s is %i', async (query, status) => {
    expect((await get(`/api/search${query}`)).status).toBe(status)
  })

  it.each(['%ED%A0%80', '%FF%FE', '%'])('%s, which is no text at all, is 200', async (q) => {
    expect((await get(`/api/search?q=${q}`)).status).toBe(200)
  })

  it('a refusal says what would be right', async () => {
    const { body } = await get('/api/search?q=a&type=films')
    expect(body.errors[0].message).toBe(
      'There is no type "films": it is one of movies,persons,characters.',
    )
  })

  it('of a long list at most a hundred hits are answered', async () => {
    expect((await ask({ q: 'film', limit: 5000 })).limit).toBe(100)
  })
})

describe('over GraphQL', () => {
  const document = `query ($q: String, $type: SearchTypes, $genre: SearchIds) {
    search(q: $q, type: $type, genre: $genre, facets: true) {
      docs { type id title year knownFor highlight image { url sizes { w92 { url } } } }
      totalDocs page hasNextPage totals { movies persons characters } facets { decades { id name count } }
    }
  }`

  it('the same is found as over REST', async () => {
    const word = coined()
    const { id } = await makeMovie({ title: word, year: 1977 })
    const { data } = await graphql(document, { variables: { q: word, type: 'movies,persons' } })
    expect(data.search).toEqual({
      docs: [
        {
          type: 'movies',
          id,
          title: word,
          year: 1977,
          knownFor: [],
          highlight: `<mark>${word}</mark>`,
          image: null,
        },
      ],
      totalDocs: 1,
      page: 1,
      hasNextPage: false,
      totals: { movies: 1, persons: 0, characters: 0 },
      facets: { decades: [{ id: 1970, name: '1970s', count: 1 }] },
    })
  })

  it('types and ids may be lists and words of the document', async () => {
    const { data } = await graphql(`
      {
        search(q: "x", type: [movies, "persons"], genre: [1, 2]) {
          totalDocs
        }
      }
    `)
    expect(data.search.totalDocs).toBe(0)
  })

  it('what REST refuses is refused', async () => {
    const { errors } = await graphql(`
      {
        search(q: "x", type: users) {
          totalDocs
        }
      }
    `)
    expect(errors!.map(({ message, extensions }) => [message, extensions.statusCode])).toEqual([
      ['There is no type "users": it is one of movies,persons,characters.', 400],
    ])
  })
})

describe('the index follows the catalogue in the same transaction', () => {
  const sql = (statement: string) => (payload.db as any).pool.query(statement)

  it('a new title is found at once, and the old one no more', async () => {
    const [before, after] = [coined(), coined()]
    const { id } = await makeMovie({ title: before })
    await payload.update({ collection: 'movies', id, data: { title: after }, overrideAccess: true })
    expect([await titles(before), await titles(after)]).toEqual([[], [after]])
  })

  it('raw SQL is followed, set by set', async () => {
    const [word, other] = [coined(), coined()]
    await sql(`insert into movies (title) select '${word} ' || n from generate_series(1, 30) n`)
    expect((await ask({ q: word })).totals.movies).toBe(30)
    await sql(
      `update movies set title = replace(title, '${word}', '${other}') where title like '${word}%'`,
    )
    expect([(await ask({ q: word })).totalDocs, (await ask({ q: other })).totals.movies]).toEqual([
      0, 30,
    ])
    await sql(`delete from movies where title like '${other}%'`)
    expect((await ask({ q: other })).totalDocs).toBe(0)
  })

  it('what is rolled back is not found', async () => {
    const word = coined()
    const client = await (payload.db as any).pool.connect()
    await client.query('begin')
    await client.query(`insert into movies (title) values ('${word}')`)
    await client.query('rollback')
    client.release()
    expect((await ask({ q: word })).totalDocs).toBe(0)
  })

  it('fame follows castings, favourites and directors, cascades included', async () => {
    const director = await makePerson()
    const movie = await makeMovie({ director: director.id })
    const casting = await makeCasting({ movie: movie.id })
    await makeFavorite({ movie: movie.id })
    const known = async (kind: string, id: number) =>
      (await sql(`select known from search_fame where kind = '${kind}' and id = ${id}`)).rows[0]
        ?.known
    const actor = casting.actor as number
    const state = async () => [
      await known('movies', movie.id),
      await known('persons', actor),
      await known('persons', director.id),
      await known('characters', casting.character as number),
    ]
    expect(await state()).toEqual([4, 1, 3, 1])
    await payload.delete({ collection: 'movies', id: movie.id, overrideAccess: true })
    expect(await state()).toEqual([undefined, 0, 0, 0])
  })

  it('a casting that moves to another film moves its fame along', async () => {
    const [one, two] = [await makeMovie(), await makeMovie()]
    const casting = await makeCasting({ movie: one.id })
    await payload.update({
      collection: 'castings',
      id: casting.id,
      data: { movie: two.id },
      overrideAccess: true,
    })
    const { rows } = await sql(
      `select known from search_fame where kind = 'movies' and id in (${one.id}, ${two.id}) order by id`,
    )
    expect(rows).toEqual([{ known: 0 }, { known: 1 }])
  })

  it('ordinary queries do not read it', async () => {
    const { rows } = await sql(`
      select table_name, column_name from information_schema.columns
      where table_name in ('movies', 'persons', 'characters') and (data_type = 'tsvector' or column_name like 'search%')`)
    expect(rows).toEqual([])
  })
})

describe('access rules hold', () => {
  /** What this caller may read, for one test. */
  const limited = (
    slug: 'movies' | 'persons' | 'castings' | 'files' | 'genres',
    grant: boolean | Where,
  ) => {
    const { config } = payload.collections[slug]
    const { read } = config.access
    config.access.read = () => grant
    onTestFinished(() => {
      config.access.read = read
    })
  }

  it('films that may not be read are neither found, counted nor facetted', async () => {
    const word = coined()
    await makeMovie({ title: `${word} Open`, year: 1990 })
    await makeMovie({ title: `${word} Closed`, year: 1980, description: text(coined()) })
    limited('movies', { year: { greater_than: 1985 } })
    const { docs, totals, facets } = await ask({ q: word, facets: 'true' })
    expect(docs.map(({ title }: any) => title)).toEqual([`${word} Open`])
    expect(totals.movies).toBe(1)
    expect(facets.decades).toEqual([{ id: 1990, name: '1990s', count: 1 }])
  })

  it('a filter through a relation is kept as well', async () => {
    const word = coined()
    const country = await makeCountry({ name: coined() })
    await makeMovie({ title: `${word} Open`, country: country.id })
    await makeMovie({ title: `${word} Closed` })
    limited('movies', { 'country.name': { equals: country.name } })
    expect(await titles(word)).toEqual([`${word} Open`])
    expect((await ask({ country: country.id })).totals.movies).toBe(1)
  })

  it('a collection that may not be read at all is not searched', async () => {
    const word = coined()
    const genre = await makeGenre()
    await makeMovie({ title: word, genres: [genre.id], externalIds: { imdb: 'tt9876999' } })
    await makePerson({ firstName: word })
    limited('movies', false)
    expect((await ask({ q: word })).totals).toEqual({ movies: 0, persons: 1, characters: 0 })
    expect((await ask({ q: 'tt9876999' })).totalDocs).toBe(0)
    expect((await ask({ genre: genre.id, facets: 'true' })).facets.genres).toEqual([])
  })

  it('nobody is known for a film that the caller may not read', async () => {
    const person = await makePerson({ firstName: coined() })
    const [open, closed] = [await makeMovie({ year: 1990 }), await makeMovie({ year: 1980 })]
    for (const { id } of [open, closed]) await makeCasting({ movie: id, actor: person.id })
    limited('movies', { year: { equals: 1990 } })
    expect((await ask({ q: person.firstName! })).docs[0].knownFor).toEqual([open.title])
  })

  it('castings that may not be read tell nothing of who acts where', async () => {
    const person = await makePerson({ firstName: coined() })
    const movie = await makeMovie()
    await makeCasting({ movie: movie.id, actor: person.id })
    limited('castings', false)
    expect((await ask({ q: person.firstName! })).docs[0].knownFor).toEqual([])
    expect((await ask({ actor: person.id })).totalDocs).toBe(0)
  })

  it('a picture that may not be read is not shown', async () => {
    const person = await makePerson({ firstName: coined(), mainPhoto: (await makeFile()).id })
    limited('files', false)
    expect((await ask({ q: person.firstName! })).docs[0].image).toBeNull()
  })
})

describe('for caches', () => {
  it('an anonymous search has an ETag and is revalidated by it', async () => {
    const first = await fetchApi('/api/search?q=nothingatall')
    const etag = first.headers.get('etag')!
    const again = await fetchApi('/api/search?q=nothingatall', {
      headers: { 'If-None-Match': etag },
    })
    expect([first.headers.get('cache-control'), again.status]).toEqual(['public, no-cache', 304])
  })

  it('the search of a caller with a session is kept nowhere', async () => {
    const caller = await makeCaller()
    const { headers } = await fetchApi('/api/search?q=nothingatall', { caller })
    expect(headers.get('cache-control')).toBe('no-store')
  })
})
