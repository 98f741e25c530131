/**
 * Who may do what, as DESIGN's section 2 has it. Checked on the rules themselves (unit/access.test.ts), and on real
 * rows over REST and GraphQL (integration/access.test.ts).
 *
 * yes: every record; own: one's own records; shown: one's own and public ones; no: none.
 */
export const callers = ['anyone', 'member', 'editor', 'admin'] as const
export const operations = ['create', 'read', 'update', 'delete'] as const

export type CallerName = (typeof callers)[number]
export type Operation = (typeof operations)[number]
export type Answer = 'yes' | 'own' | 'shown' | 'no'

/** Whose a record is: the caller's, somebody else's, or somebody else's and not public. */
export type Whose = 'mine' | 'theirs' | 'hidden'

const kept = {
  create: ['no', 'no', 'yes', 'yes'],
  read: ['yes', 'yes', 'yes', 'yes'],
  update: ['no', 'no', 'yes', 'yes'],
  delete: ['no', 'no', 'yes', 'yes'],
} as const

export const accessTable = {
  movies: kept,
  persons: kept,
  characters: kept,
  castings: kept,
  genres: kept,
  countries: kept,
  files: {
    create: ['no', 'yes', 'yes', 'yes'],
    read: ['shown', 'shown', 'yes', 'yes'],
    update: ['no', 'own', 'yes', 'yes'],
    delete: ['no', 'own', 'yes', 'yes'],
  },
  favorites: {
    create: ['no', 'yes', 'yes', 'yes'],
    read: ['no', 'own', 'own', 'own'],
    update: ['no', 'no', 'no', 'no'],
    delete: ['no', 'own', 'own', 'own'],
  },
  users: {
    create: ['yes', 'no', 'no', 'yes'],
    read: ['no', 'own', 'own', 'yes'],
    update: ['no', 'own', 'own', 'yes'],
    delete: ['no', 'no', 'no', 'yes'],
  },
} as const satisfies Record<string, Record<Operation, readonly Answer[]>>

export type Collection = keyof typeof accessTable

/** The table, a row for each cell. */
export const rows = (Object.keys(accessTable) as Collection[]).flatMap((collection) =>
  operations.flatMap((operation) =>
    callers.map((caller, column) => ({
      collection,
      operation,
      caller,
      answer: accessTable[collection][operation][column]!,
    })),
  ),
)

/** Whether an answer covers a record of this kind. */
export const covers = (answer: Answer, whose: Whose) =>
  ({
    yes: true,
    no: false,
    own: whose === 'mine',
    shown: whose !== 'hidden',
  })[answer]
