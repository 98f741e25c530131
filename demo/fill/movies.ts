import type { PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { drawPoster } from '../art/drawPoster.ts'
import { countries } from '../countries.ts'
import type { CastFacts, FilmFacts } from '../facts.ts'
import type { OnProgress } from './createMissing.ts'
import { atOnce, type Desk, naturalKey } from './desk.ts'
import { personKey, personName } from './persons.ts'
import { uploadPicture } from './picture.ts'
import { richTextFor } from './richText.ts'
import { yearOf } from './state.ts'

type Ids = ReadonlyMap<string, number>

type Known = {
  countryIds: Ids
  genreIds: Ids
  personIds: Ids
  fans: ReadonlyArray<{ desk: Desk; favorites: readonly string[] }>
}

/**
 * Films in their order, one after the other, each with its poster, its cast and its fans or not at
 * all: so what is there tells how far an interrupted run has come.
 */
export const fillMovies = async (
  desk: Desk,
  {
    films,
    known,
    onProgress,
  }: { films: readonly FilmFacts[]; known: Known; onProgress: OnProgress },
) => {
  const toRichText = richTextFor(desk.payload, { collection: 'movies', name: 'description' })
  const total = films.length
  onProgress({ step: 'Films', done: 0, total })
  let next = posterOf(films[0])
  for (const [index, film] of films.entries()) {
    const poster = await next
    // The next poster is drawn on the other core while this film is stored.
    next = posterOf(films[index + 1])
    next.catch(() => undefined)
    const description = toRichText(film.description.join('\n\n'))
    await atOnce(desk, async (req) => {
      const data = { ...facts(film, known), description, poster: await upload(req, film, poster) }
      const options = { data, depth: 0, req, overrideAccess: false }
      const movie = await req.payload.create({ collection: 'movies', ...options })
      for (const [place, part] of film.cast.entries())
        await cast(req, { part, movie: movie.id, order: place + 1, personIds: known.personIds })
      for (const { desk: fan, favorites } of known.fans)
        if (favorites.includes(film.title)) await like(req, { fan, movie: movie.id })
    })
    onProgress({ step: 'Films', done: index + 1, total })
  }
}

const posterOf = async (film: FilmFacts | undefined) =>
  film
    ? drawPoster({
        title: film.title,
        ...(film.originalTitle && { originalTitle: film.originalTitle }),
        director: personName(film.director),
        year: yearOf(film),
        country: countries[film.country].name,
        genres: film.genres,
      })
    : Buffer.alloc(0)

const upload = (req: PayloadRequest, { title }: FilmFacts, data: Buffer) =>
  uploadPicture(req, { data, name: title, alt: `Poster of ${title}` })

const facts = (film: FilmFacts, { countryIds, genreIds, personIds }: Known) => ({
  title: film.title,
  ...(film.originalTitle && { originalTitle: film.originalTitle }),
  ...('released' in film ? { releaseDate: film.released } : { year: film.year }),
  ...(film.duration && { duration: film.duration }),
  ...(film.budget && { budget: film.budget }),
  director: idIn(personIds, personKey(film.director)),
  country: idIn(countryIds, naturalKey([countries[film.country].name])),
  genres: film.genres.map((genre) => idIn(genreIds, naturalKey([genre]))),
  ...(film.externalIds && { externalIds: film.externalIds }),
})

const cast = async (
  req: PayloadRequest,
  {
    part,
    movie,
    order,
    personIds,
  }: { part: CastFacts; movie: number; order: number; personIds: Ids },
) => {
  const [actor, name, role, description] = part
  const options = { depth: 0, req, overrideAccess: false }
  const data = { movie, order, ...(actor && { actor: idIn(personIds, personKey(actor)) }) }
  if (name === null) return req.payload.create({ collection: 'castings', data, ...options })
  const character = { name, ...(role && { role }), ...(description && { description }) }
  const { id } = await req.payload.create({ collection: 'characters', data: character, ...options })
  return req.payload.create({
    collection: 'castings',
    data: { ...data, character: id },
    ...options,
  })
}

/** The film becomes a favourite of somebody else than who stores it, in the same transaction. */
const like = async (
  { payload, transactionID }: PayloadRequest,
  { fan, movie }: { fan: Desk; movie: number },
) => {
  const { user } = fan
  const shared = transactionID === undefined ? {} : { req: { transactionID } }
  const req = await createLocalReq({ user, ...shared }, payload)
  const data = { movie, user: user.id }
  await payload.create({ collection: 'favorites', data, depth: 0, req, overrideAccess: false })
}

const idIn = (ids: Ids, key: string) => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The demo catalogue lacks ${key}.`)
  return id
}
