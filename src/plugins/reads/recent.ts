/** A map that forgets what was not asked for longest, once it holds more than `most`. */
export class Recent<Key, Value> {
  readonly most: number
  readonly #entries = new Map<Key, Value>()

  constructor(most: number) {
    this.most = most
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  set(key: Key, value: Value) {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size > this.most)
      this.#entries.delete(this.#entries.keys().next().value as Key)
  }
}
