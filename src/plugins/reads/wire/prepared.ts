import { createHash } from 'node:crypto'

/** A connection keeps each statement that was prepared on it. */
const mostPrepared = 300
const fromUse = 2

let current = 0
let uses = new Map<string, number>()
let names = new Map<string, string>()

/** Of which names the statements are that connections keep: those of before are not asked for any more. */
export const generation = () => current

/**
 * The name by which connections keep a statement; undefined for what was not asked often enough yet. When there are too
 * many, all begin anew on new connections.
 */
export const nameOf = (text: string): string | undefined => {
  const known = names.get(text)
  if (known) return known
  const times = (uses.get(text) ?? 0) + 1
  if (uses.size > 10 * mostPrepared) uses = new Map()
  uses.set(text, times)
  if (times < fromUse) return undefined
  if (names.size >= mostPrepared) {
    names = new Map()
    current += 1
  }
  const name = `reads_${createHash('sha1').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}
