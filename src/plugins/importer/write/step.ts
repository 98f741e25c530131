import pg from 'pg'
import type { AllNeeded } from '../own/needed.ts'

/** A part of a run's work, done in one transaction: the staged rows `from` to `to`, both included. */
export type Step = {
  /** The schema of the run's staging tables. */
  stage: string
  source: string
  from: number
  to: number
  overwrite: boolean
  /** Fields of films of which the files do not speak at all: what they said before stands. */
  silent: readonly string[]
  /** Developers' columns that may not be empty: our own export says what is in them. */
  needed: AllNeeded
  /** How castings find their film: by its key, or by the number that it has in this run. */
  joinsBy: 'movie' | 'ref'
}

export const quoted = (value: string) => pg.escapeLiteral(value)

/** The rows of this step, as a condition on the staged table `alias`. */
export const within = ({ from, to }: Step, alias = 's') => `${alias}.seq between ${from} and ${to}`
