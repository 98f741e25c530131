import type { Answer } from './search.ts'

/** An answer, and the state of the tables that it was found in. */
type Kept = { state: string; answer: Answer }

/** Hits of kept answers, of half a kilobyte each. */
const mostHits = 20_000

/** Milliseconds. */
const recent = 1000

/** Keeps the answers that were asked for lately. */
export class Shelf {
  readonly #seen = new Map<string, { state: string; until: number }>()
  readonly #answers = new Map<string, Kept>()
  #hits = 0

  saw(tables: string, state: string) {
    this.#seen.set(tables, { state, until: Date.now() + recent })
  }

  /**
   * How the tables were a moment ago. What is found now may be kept with it: where they were written since, it is but not
   * given again.
   */
  stateOf(tables: string): string | undefined {
    const seen = this.#seen.get(tables)
    return seen && seen.until > Date.now() ? seen.state : undefined
  }

  take(key: string): Kept | undefined {
    const kept = this.#answers.get(key)
    if (!kept) return undefined
    this.#answers.delete(key)
    this.#answers.set(key, kept)
    return kept
  }

  put(key: string, kept: Kept) {
    this.#drop(key)
    this.#answers.set(key, kept)
    this.#hits += sizeOf(kept)
    for (const [oldest] of this.#answers) {
      if (this.#hits <= mostHits) break
      this.#drop(oldest)
    }
  }

  #drop(key: string) {
    const kept = this.#answers.get(key)
    if (kept && this.#answers.delete(key)) this.#hits -= sizeOf(kept)
  }
}

const sizeOf = ({ answer }: Kept) => answer.docs.length + 1
