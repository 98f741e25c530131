/** One request of a conversation; a GraphQL document is one too. */
export type Step = { method: 'DELETE' | 'GET' | 'POST'; path: string; body?: object }

/** What is read of an answer. */
type Told = { doc?: { id: number }; data?: Record<string, { id: number }> }

/** What a client says, one request after the other; it gets each answer's JSON, read as it is asked for. */
export type Talk = Generator<Step, void, () => Told>

type Values = (number | string)[]

/** What the catalogue is asked, three ways that give the same facts: over REST, over GraphQL, and of the floor. */
export type Question = {
  name: string
  /** The values of one conversation, by chance. */
  draw: (chance: Chance) => Values
  rest: (...values: Values) => Talk
  graphql: (...values: Values) => Talk
  /**
   * The hand-written statements, one a request: the one column is the body that REST answers. The first takes what was
   * drawn, each other the id that the one before told.
   */
  floor: string[]
  /** Who asks; nobody where it is left out. */
  as?: 'editor' | 'member'
  writes?: true
}

export type Chance = {
  below: (most: number) => number
  /** A number that no other conversation of the run gets. */
  next: () => number
  word: () => string
  films: number
  people: number
}

export function* get(path: string): Talk {
  yield { method: 'GET', path }
}

export const post = (path: string, body: object): Step => ({ method: 'POST', path, body })

export const remove = (path: string): Step => ({ method: 'DELETE', path })

export const document = (query: string, variables: object = {}): Step =>
  post('/api/graphql', { query, variables })

export function* ask(query: string, variables: object = {}): Talk {
  yield document(query, variables)
}
