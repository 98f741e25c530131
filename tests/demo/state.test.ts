import { describe, expect, it } from 'vitest'
import { naturalKey } from '../../demo/fill/desk.ts'
import { filmKey, stateFrom } from '../../demo/fill/state.ts'
import { films } from '../../demo/films.ts'

const keys = films.map(filmKey)
const state = (present: readonly string[]) => stateFrom(new Set(present), films)

describe('a catalogue', () => {
  it('without films is to be filled with all of them', () => {
    expect(state([])).toEqual({ kind: 'to fill', missing: films })
  })

  it('with the first films alone is to be filled with the rest', () => {
    expect(state(keys.slice(0, 40))).toEqual({ kind: 'to fill', missing: films.slice(40) })
  })

  it('with all films is filled', () => {
    expect(state(keys)).toEqual({ kind: 'filled' })
  })

  it('from which a film was removed stays without it', () => {
    expect(state(keys.toSpliced(30, 1))).toEqual({ kind: 'filled' })
  })

  it('with a film of its own is left alone, however many of the demo it has', () => {
    const own = naturalKey(['Holiday in the garden', 2024])
    expect([state([own]), state([...keys.slice(0, 40), own])]).toEqual([
      { kind: 'somebody else’s' },
      { kind: 'somebody else’s' },
    ])
  })

  it('with another film of the same title is left alone', () => {
    expect(state([naturalKey(['Metropolis', 2001])])).toEqual({ kind: 'somebody else’s' })
  })
})
