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

const nobody = ['no', 'no', 'no', 'no'] as const
const staff = ['no', 'no', 'yes', 'yes'] as const
const admins = ['no', 'no', 'no', 'yes'] as const
const closed = { create: nobody, read: nobody, update: nobody, delete: nobody } as const

/** The collections that plugins and Payload add. */
export const addedTable = {
  imports: { ...closed, read: admins, delete: admins },
  'payload-jobs': closed,
  'payload-kv': closed,
  'payload-locked-documents': { create: staff, read: staff, update: staff, delete: staff },
  'payload-migrations': closed,
  'payload-preferences': {
    create: staff,
    read: ['no', 'no', 'own', 'own'],
    update: ['no', 'no', 'own', 'own'],
    delete: ['no', 'no', 'own', 'own'],
  },
} as const satisfies Record<string, Record<Operation, readonly Answer[]>>

export type Added = keyof typeof addedTable

/** Who may use the addresses that plugins and Payload add to those of every collection. */
export const endpointTable = {
  'GET /access': ['yes', 'yes', 'yes', 'yes'],
  'GET /search': ['yes', 'yes', 'yes', 'yes'],
  'POST /movies/:id/merge': staff,
  'POST /movies/:id/distinct': staff,
  'GET /movies/:id/candidates': staff,
  'POST /persons/:id/merge': staff,
  'POST /persons/:id/distinct': staff,
  'GET /persons/:id/candidates': staff,
  'POST /imports/begin': admins,
  'POST /imports/:id/pieces': admins,
  'POST /imports/:id/start': admins,
  'POST /imports/:id/cancel': admins,
  'GET /imports/:id/progress': admins,
  'GET /imports/:id/rejected': admins,
  'GET /files/file/:filename': ['yes', 'yes', 'yes', 'yes'],
  'HEAD /files/file/:filename': ['yes', 'yes', 'yes', 'yes'],
  'GET /files/paste-url/:id?': nobody,
  'GET /payload-jobs/run': admins,
  'GET /payload-jobs/handle-schedules': admins,
  'GET /payload-preferences/:key': staff,
  'POST /payload-preferences/:key': staff,
  'DELETE /payload-preferences/:key': staff,
  'GET /users/init': ['yes', 'yes', 'yes', 'yes'],
  'GET /users/me': ['yes', 'yes', 'yes', 'yes'],
  'POST /users/first-register': nobody,
  'POST /users/unlock': admins,
  'POST /users/logout': ['no', 'yes', 'yes', 'yes'],
  'POST /users/refresh-token': ['no', 'yes', 'yes', 'yes'],
  // These know their caller by what the body or the address says: attacks/guessing and server/accounts.
  'POST /users/login': nobody,
  'POST /users/forgot-password': nobody,
  'POST /users/reset-password': nobody,
  'POST /users/verify/:id': nobody,
} as const satisfies Record<string, readonly Answer[]>
