import type { Answer } from './search.ts'

const texts = new WeakMap<Answer, string>()

/** An answer as JSON: one that is given again is written once. */
export function textOf(answer: Answer): string {
  const text = texts.get(answer) ?? JSON.stringify(answer)
  texts.set(answer, text)
  return text
}

/** A value as text, two that differ as two that differ: as JSON, `Infinity` and `NaN` would be one. */
export const keyOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' && !Number.isFinite(each) ? { number: String(each) } : each,
  )
