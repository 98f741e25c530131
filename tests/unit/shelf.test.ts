import { expect, it, vi } from 'vitest'
import { Shelf } from '#src/plugins/search/shelf.ts'

const answerOf = (text: string) => ({ state: '1', text })

const hundredth = 'x'.repeat(80_000)

const shelfOf = (look: () => string | undefined = () => '1') =>
  new Shelf(() => Promise.resolve(look()))

it('keeps an answer with its state', () => {
  const shelf = shelfOf()
  const kept = answerOf('Heat')
  shelf.put('heat', kept)
  expect(shelf.take('heat', 'movies')).toBe(kept)
  expect(shelf.take('ronin', 'movies')).toBeUndefined()
})

it('gives nothing that was found in a state that is over', async () => {
  let state = '1'
  const shelf = shelfOf(() => state)
  shelf.put('heat', answerOf('Heat'))
  expect(await shelf.stateNow('movies')).toBe('1')
  expect(shelf.take('heat', 'movies')).toBeDefined()
  state = '2'
  expect(shelf.take('heat', 'movies')).toBeDefined()
  await shelf.stateNow('movies')
  expect(shelf.take('heat', 'movies')).toBeUndefined()
  expect(shelf.take('heat', 'persons')).toBeDefined()
})

it('forgets what was not asked for lately, and keeps what was', () => {
  const shelf = shelfOf()
  shelf.put('asked again', answerOf('Heat'))
  shelf.put('asked once', answerOf('Ronin'))
  for (let n = 0; n < 150; n += 1) {
    shelf.put(String(n), answerOf(hundredth))
    shelf.take('asked again', 'movies')
  }
  expect(shelf.take('asked again', 'movies')).toBeDefined()
  expect(shelf.take('asked once', 'movies')).toBeUndefined()
  expect(shelf.take('0', 'movies')).toBeUndefined()
  expect(shelf.take('149', 'movies')).toBeDefined()
})

it('counts an answer once that took the place of another', () => {
  const shelf = shelfOf()
  shelf.put('first', answerOf('Heat'))
  for (let n = 0; n < 300; n += 1) shelf.put('again', answerOf(hundredth))
  expect(shelf.take('first', 'movies')).toBeDefined()
})

it('counts what answers are kept by', () => {
  const shelf = shelfOf()
  for (let n = 0; n < 150; n += 1) shelf.put(`${n} ${hundredth}`, answerOf(''))
  expect(shelf.take(`0 ${hundredth}`, 'movies')).toBeUndefined()
  expect(shelf.take(`149 ${hundredth}`, 'movies')).toBeDefined()
})

it('looks at tables once a second, or when it is to be known', async () => {
  vi.useFakeTimers()
  let looks = 0
  const shelf = shelfOf(() => String((looks += 1)))
  const lately = async () => shelf.stateLately('movies')
  expect([await lately(), await lately()]).toEqual(['1', '1'])
  expect(await shelf.stateNow('movies')).toBe('2')
  for (let n = 0; n < 9; n += 1) {
    vi.advanceTimersByTime(110)
    expect(await lately()).toBe('2')
  }
  vi.advanceTimersByTime(110)
  expect(await lately()).toBe('3')
  expect(await shelf.stateLately('persons')).toBe('4')
  vi.useRealTimers()
})

it('knows no state that nobody tells', async () => {
  const shelf = shelfOf(() => undefined)
  expect([await shelf.stateNow('movies'), await shelf.stateLately('movies')]).toEqual([
    undefined,
    undefined,
  ])
})
