import {
  chance,
  some,
  uniquePrefix,
  withoutAccents,
  withTypo,
  withWordsSwapped,
} from './questions.ts'
import type { Below, Case, Titled } from './questions.ts'

/** Questions of one kind, and how the film that is meant must be among the hits. */
export type Cases = { name: string; first: number; least: number; asked: Case[] }

/** A million titles have enough with so many. */
const most = 50_000

/** The evaluation's questions, as many of each kind. */
export const casesOf = (titles: Titled[], number: number): Cases[] => {
  const below = chance(1895)
  const films = some(titles, { number: most, below })
  const pick = (from: Titled[]) => some(from, { number, below })
  const accented = films.filter(({ title }) => withoutAccents(title) !== title.toLowerCase())
  const ofWords = films.filter(({ title }) => /\S\s+\S/.test(title))
  return [
    cases('one typing error', {
      ...{ first: 5, least: 0.9 },
      asked: typed(pick(films.filter(({ title }) => /\p{L}/u.test(title))), (title) =>
        withTypo(title, below),
      ),
    }),
    cases('accents removed', {
      ...{ first: 3, least: 0.95 },
      asked: typed(pick(accented), withoutAccents),
    }),
    cases('words swapped', {
      ...{ first: 3, least: 0.95 },
      asked: typed(pick(ofWords), (title) => withWordsSwapped(title, below)),
    }),
    cases('unique prefix', {
      ...{ first: 5, least: 0.95 },
      asked: prefixes(titles, { number, below }),
    }),
  ]
}

const cases = (name: string, others: Omit<Cases, 'name'>): Cases => ({ name, ...others })

const typed = (films: Titled[], type: (title: string) => string): Case[] =>
  films.map((film) => ({ ...film, typed: type(film.title) }))

/** Of titles that no other film has. In order, a title's neighbours share the most with it. */
function prefixes(titles: Titled[], { number, below }: { number: number; below: Below }): Case[] {
  const sorted = titles
    .map((film) => ({ ...film, lower: film.title.toLowerCase() }))
    .sort((a, b) => (a.lower < b.lower ? -1 : 1))
  const prefixed = sorted.flatMap((film, place) => {
    const others = [sorted[place - 1]?.lower ?? '', sorted[place + 1]?.lower ?? '']
    const prefix = uniquePrefix(film.title, { others, below })
    return prefix ? [{ id: film.id, title: film.title, typed: prefix }] : []
  })
  return some(prefixed, { number, below })
}
