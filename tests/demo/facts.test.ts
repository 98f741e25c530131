import { describe, expect, it } from 'vitest'
import { accounts } from '../../demo/accounts.ts'
import { biographies } from '../../demo/biographies.ts'
import { countries } from '../../demo/countries.ts'
import type { CastFacts, CountryFacts, PersonFacts } from '../../demo/facts.ts'
import { films } from '../../demo/films.ts'
import { genres } from '../../demo/genres.ts'
import { personIds } from '../../demo/personIds.ts'
import { persons } from '../../demo/persons.ts'
import { africaAndMiddleEast } from '../../demo/persons/africaAndMiddleEast.ts'
import { americaSinceTheEighties } from '../../demo/persons/americaSinceTheEighties.ts'
import { americaToTheEighties } from '../../demo/persons/americaToTheEighties.ts'
import { britain } from '../../demo/persons/britain.ts'
import { eastAsia } from '../../demo/persons/eastAsia.ts'
import { easternEurope } from '../../demo/persons/easternEurope.ts'
import { frenchAndBelgian } from '../../demo/persons/frenchAndBelgian.ts'
import { germanAndNordic } from '../../demo/persons/germanAndNordic.ts'
import { latinAmerica } from '../../demo/persons/latinAmerica.ts'
import { oceania } from '../../demo/persons/oceania.ts'
import { southAndSoutheastAsia } from '../../demo/persons/southAndSoutheastAsia.ts'
import { southernEurope } from '../../demo/persons/southernEurope.ts'
import { portrayed } from '../../demo/portrayed.ts'

const people = Object.entries<PersonFacts>(persons)
const cast: readonly CastFacts[] = films.flatMap((film) => [...film.cast])
const releases = films.map((film) => ('released' in film ? film.released : String(film.year)))
const days = [
  ...releases.filter((release) => release.length > 4),
  ...people.flatMap(([, [, , , , born]]) => born ?? []),
]

const repeated = <T>(values: readonly T[]) =>
  values.filter((value, index) => values.indexOf(value) !== index)

describe('the demo films', () => {
  it('are told apart by title and year', () => {
    expect(
      repeated(films.map(({ title }, index) => `${title} ${releases[index]?.slice(0, 4)}`)),
    ).toEqual([])
  })

  it('come in the order of their years', () => {
    const years = releases.map((release) => Number(release.slice(0, 4)))
    expect(years).toEqual(years.toSorted((a, b) => a - b))
  })

  it('come from thirty countries and more', () => {
    expect(new Set(films.map(({ country }) => country)).size).toBeGreaterThanOrEqual(30)
  })

  it('have three to eight lines of cast', () => {
    const odd = films.filter(({ cast }) => cast.length < 3 || cast.length > 8)
    expect(odd.map(({ title }) => title)).toEqual([])
  })

  it('name an actor or a character in each line of cast', () => {
    expect(cast.filter(([actor, character]) => actor === null && character === null)).toEqual([])
  })

  it('have each genre once, and all genres but the tidy list are unknown to them', () => {
    expect(films.flatMap(({ genres }) => repeated(genres))).toEqual([])
    expect([...new Set(films.flatMap(({ genres }) => genres))].toSorted()).toEqual([...genres])
  })

  it('close every italic and bold that they open', () => {
    const texts = [
      ...films.flatMap(({ description }) => description),
      ...Object.values(biographies),
    ]
    expect(texts.filter((text) => (text.match(/\*+/g) ?? []).length % 2 === 1)).toEqual([])
  })

  it('have external ids of the right form, each once', () => {
    const ids = films.flatMap(({ externalIds }) => Object.values(externalIds ?? {}))
    expect(ids.filter((id) => !/^(tt\d{7,10}|Q\d+)$/.test(id))).toEqual([])
    expect(repeated(ids)).toEqual([])
  })

  it('are the only ones that accounts like', () => {
    const titles = films.map(({ title }) => title)
    const liked = accounts.flatMap(({ favorites }) => favorites)
    expect(liked.filter((title) => !titles.includes(title))).toEqual([])
  })
})

describe('the people of the demo films', () => {
  it('are each in one list', () => {
    const lists = [
      africaAndMiddleEast,
      americaSinceTheEighties,
      americaToTheEighties,
      britain,
      eastAsia,
      easternEurope,
      frenchAndBelgian,
      germanAndNordic,
      latinAmerica,
      oceania,
      southAndSoutheastAsia,
      southernEurope,
    ]
    expect(lists.flatMap(Object.keys).toSorted()).toEqual(Object.keys(persons).toSorted())
  })

  it('are told apart by their names', () => {
    expect(repeated(people.map(([, [first, last]]) => `${first} ${last}`))).toEqual([])
  })

  it('are those whom the films name and no others', () => {
    const named = films.flatMap(({ cast, director }) => [director, ...cast.map(([actor]) => actor)])
    const known = new Set(named.filter((key) => key !== null))
    expect([...known].toSorted()).toEqual(Object.keys(persons).toSorted())
  })

  it('have a biography if they direct or have a portrait', () => {
    const wanted = [...films.map(({ director }) => director), ...portrayed]
    expect(wanted.filter((key) => biographies[key] === undefined)).toEqual([])
  })

  it('have external ids of the right form, each once', () => {
    const ids = Object.values(personIds).flatMap((of) => Object.values(of))
    expect(ids.filter((id) => !/^(nm\d{7,10}|Q\d+)$/.test(id))).toEqual([])
    expect(repeated(ids)).toEqual([])
  })
})

describe('the days of the demo', () => {
  it('are in the calendar', () => {
    const written = (day: string) => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)
    expect(days.map(written)).toEqual(days)
  })
})

describe('the countries of the demo', () => {
  const coded = Object.entries<CountryFacts>(countries).filter(([, { code }]) => code)

  it('have the ISO code that they are filed under, unless they are no more', () => {
    const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    expect(coded.filter(([key, { code = '' }]) => key !== code || !regions.of(code))).toEqual([])
    expect(Object.keys(countries).length - coded.length).toBe(2)
  })

  it('are those of its films and people and no others', () => {
    const used = [
      ...films.map(({ country }) => country),
      ...people.flatMap(([, [, , , country]]) => country ?? []),
    ]
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(countries).toSorted())
  })
})
