import { expect, it } from 'vitest'
import { filmAt, personAt, personsIn } from '../../bench/made/catalogue.ts'

const count = 10_000
const films = Array.from({ length: count }, (_, place) => filmAt(place, count))
const castings = films.flatMap(({ cast }) => cast)

it('a made-up film is the same whenever it is asked for', () => {
  expect([filmAt(17, count), personAt(17)]).toEqual([films[17], personAt(17)])
  expect(films[17]).toMatchObject({ title: 'Trail', year: 1942 })
})

it('made-up films have ten castings each on the average, nobody twice in one', () => {
  expect(castings).toHaveLength(10 * count)
  expect(
    films.filter(({ cast }) => new Set(cast.map(({ person }) => person)).size < cast.length),
  ).toEqual([])
})

it('few made-up people play many parts, and most play few', () => {
  const parts = new Uint32Array(personsIn(count))
  for (const { person } of castings) parts[person] = (parts[person] ?? 0) + 1
  const sorted = [...parts].sort((a, b) => b - a)
  const ofFirst = sorted.slice(0, parts.length / 1000).reduce((sum, each) => sum + each, 0)
  expect(ofFirst / castings.length).toBeGreaterThan(0.1)
  expect(sorted.filter((each) => each <= 2).length / parts.length).toBeGreaterThan(0.4)
})

it('made-up films have the genres that real ones have, as often', () => {
  const share = (name: string) => films.filter(({ genres }) => genres.includes(name)).length / count
  expect(share('Drama')).toBeCloseTo(14_062 / 36_273, 1)
  expect(share('Western')).toBeCloseTo(4436 / 36_273, 1)
  expect(share('Found Footage')).toBeLessThan(0.005)
})
