import { expect, it } from 'vitest'
import { Shelf } from '#src/plugins/search/shelf.ts'

const answerOf = (hits: number) => ({ state: '1', answer: { docs: Array(hits) } as any })

it('keeps an answer with its state', () => {
  const shelf = new Shelf()
  const kept = answerOf(3)
  shelf.put('heat', kept)
  expect(shelf.take('heat')).toBe(kept)
  expect(shelf.take('ronin')).toBeUndefined()
})

it('forgets what was not asked for lately, and keeps what was', () => {
  const shelf = new Shelf()
  shelf.put('asked again', answerOf(10))
  shelf.put('asked once', answerOf(10))
  for (let n = 0; n < 300; n += 1) {
    shelf.put(String(n), answerOf(100))
    shelf.take('asked again')
  }
  expect(shelf.take('asked again')).toBeDefined()
  expect(shelf.take('asked once')).toBeUndefined()
  expect(shelf.take('0')).toBeUndefined()
  expect(shelf.take('299')).toBeDefined()
})

it('counts an answer once that took the place of another', () => {
  const shelf = new Shelf()
  shelf.put('first', answerOf(0))
  for (let n = 0; n < 1000; n += 1) shelf.put('again', answerOf(100))
  expect(shelf.take('first')).toBeDefined()
})

it('keeps empty answers within bounds, too', () => {
  const shelf = new Shelf()
  for (let n = 0; n < 30_000; n += 1) shelf.put(String(n), answerOf(0))
  expect(shelf.take('5000')).toBeUndefined()
  expect(shelf.take('29999')).toBeDefined()
})
