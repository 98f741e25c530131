import type { FilmFacts } from '../facts.ts'
import { films } from '../films.ts'
import { type Desk, idsByKey, naturalKey } from './desk.ts'

/** What a catalogue is to the demo, told by its films alone: no marker is kept. */
export type State =
  /** Without films, or with exactly the first of the demo's: an interrupted run. */
  | { kind: 'to fill'; missing: readonly FilmFacts[] }
  /** With all of the demo's films, or with some that somebody has removed since. */
  | { kind: 'filled' }
  /** With a film that is not the demo's. */
  | { kind: 'somebody else’s' }

/** Looks at the catalogue's films by title and year. */
export const stateOf = async (desk: Desk, wanted: readonly FilmFacts[]): Promise<State> => {
  const present = await idsByKey(desk, { collection: 'movies', fields: ['title', 'year'] })
  return stateFrom(new Set(present.keys()), wanted)
}

/** The same, from the natural keys of the films that are present. */
export const stateFrom = (present: ReadonlySet<string>, wanted: readonly FilmFacts[]): State => {
  const own = films.map(filmKey)
  if ([...present].some((key) => !own.includes(key))) return { kind: 'somebody else’s' }
  const missing = wanted.slice(present.size)
  const inOrder = own.slice(0, present.size).every((key) => present.has(key))
  return missing.length > 0 && inOrder ? { kind: 'to fill', missing } : { kind: 'filled' }
}

export const yearOf = (film: FilmFacts) =>
  'released' in film ? Number(film.released.slice(0, 4)) : film.year

export const filmKey = (film: FilmFacts) => naturalKey([film.title, yearOf(film)])
