import type { SQL } from '@payloadcms/db-postgres/drizzle'

/**
 * What a field with an `afterRead` hook may say in `custom.compiled`, so that its collection stays compiled: the hook's
 * outcome as SQL.
 */
export type CompiledField = {
  value?: (stored: {
    /** The field's own column. */
    own: SQL
    /** Another column of the row, by its name in the database. */
    column: (name: string) => SQL
    serverURL: string
  }) => SQL
}

/**
 * What the database keeps of a collection for its lists, besides its table: a collection says so in `custom.lists`, and a list
 * that asks for no more than what is kept is found there. All names are the database's; columns are those of the records.
 */
export type Lists = {
  /** The tables of the collection that all of this follows from. */
  of: string[]
  /** Whoever sorts by a column sorts by these, too, and before it; what is empty comes last where they descend. */
  sortedBy?: Record<string, string>
  /** By a field of several references: a row for each reference of a record. */
  byReference?: Record<string, Kept>
  /** How many records there are, as sums of `n`: for each reference of a field, and of all records as reference 0. */
  counts?: Kept & { field: string }
  /** Fields of text, each in a column of the same name that has an index over `word_ends(column)`. */
  byPart?: string[]
}

type Kept = { table: string; reference: string; columns: string[] }
