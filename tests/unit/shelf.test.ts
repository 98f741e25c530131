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
  expect(shelf.take('heat')).toBe(kept)
  expect(shelf.take('ronin')).toBeUndefined()
})

it('forgets what was not asked for lately, and keeps what was', () => {
  const shelf = shelfOf()
  shelf.put('asked again', answerOf('Heat'))
  shelf.put('asked once', answerOf('Ronin'))
  for (let n = 0; n < 150; n += 1) {
    shelf.put(String(n), answerOf(hundredth))
    shelf.take('asked again')
  }
  expect(shelf.take('asked again')).toBeDefined()
  expect(shelf.take('asked once')).toBeUndefined()
  expect(shelf.take('0')).toBeUndefined()
  expect(shelf.take('149')).toBeDefined()
})

it('counts an answer once that took the place of another', () => {
  const shelf = shelfOf()
  shelf.put('first', answerOf('Heat'))
  for (let n = 0; n < 300; n += 1) shelf.put('again', answerOf(hundredth))
  expect(shelf.take('first')).toBeDefined()
})

it('counts what answers are kept by', () => {
  const shelf = shelfOf()
  for (let n = 0; n < 150; n += 1) shelf.put(`${n} ${hundredth}`, answerOf(''))
  expect(shelf.take(`0 ${hundredth}`)).toBeUndefined()
  expect(shelf.take(`149 ${hundredth}`)).toBeDefined()
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
