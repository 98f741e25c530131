/** An answer as text, which the collector of garbage has little to do with, and the state of the tables it was found in. */
type Kept = { state: string; text: string }

/** Tells in which state the tables are that a text names. */
type Look = (tables: string) => Promise<string | undefined>

/** Characters of kept answers and of what they are kept by. */
const mostText = 8_000_000

/** Milliseconds. */
const recent = 1000

/** Sets of tables: there are as many as there are sets of access rules that look into other tables. */
const mostStates = 100

/** Keeps the answers that were asked for lately. */
export class Shelf {
  readonly #look: Look
  readonly #seen = new Map<string, { state: string; until: number }>()
  readonly #answers = new Map<string, Kept>()
  #text = 0

  constructor(look: Look) {
    this.#look = look
  }

  /** How these tables are; undefined where nobody knows. */
  async stateNow(tables: string): Promise<string | undefined> {
    const state = await this.#look(tables)
    if (state === undefined) return undefined
    if (this.#seen.size >= mostStates) this.#seen.clear()
    this.#seen.set(tables, { state, until: Date.now() + recent })
    return state
  }

  /**
   * How they are, or were a moment ago. What is found now may be kept with it: where they were written since, it is but not
   * given again.
   */
  async stateLately(tables: string): Promise<string | undefined> {
    const seen = this.#seen.get(tables)
    return seen && seen.until > Date.now() ? seen.state : this.stateNow(tables)
  }

  /** What may still be so: a state that the tables were seen to have left never comes again. */
  take(key: string, tables: string): Kept | undefined {
    const kept = this.#answers.get(key)
    if (!kept) return undefined
    const seen = this.#seen.get(tables)
    if (seen && seen.state !== kept.state) return undefined
    this.#answers.delete(key)
    this.#answers.set(key, kept)
    return kept
  }

  put(key: string, kept: Kept) {
    this.#drop(key)
    this.#answers.set(key, kept)
    this.#text += lengthOf(key, kept)
    for (const [oldest] of this.#answers) {
      if (this.#text <= mostText) break
      this.#drop(oldest)
    }
  }

  #drop(key: string) {
    const kept = this.#answers.get(key)
    if (kept && this.#answers.delete(key)) this.#text -= lengthOf(key, kept)
  }
}

const lengthOf = (key: string, { text }: Kept) => key.length + text.length
