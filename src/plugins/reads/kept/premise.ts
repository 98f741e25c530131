import { Recent } from '../recent.ts'
import { render } from '../sql.ts'
import { stateOf } from './marks.ts'
import type { PayloadRequest } from 'payload'
import type { Statement } from '../sql.ts'

/** That tables are as they were when something was read of them. What was read is true while this is. */
export type Premise = { tables: string[]; state: string }

const premises = new WeakMap<PayloadRequest, Premise>()

/** Lets each statement of the request tell whether the premise holds in the snapshot that it reads. */
export const presume = (req: PayloadRequest, premise: Premise) => premises.set(req, premise)

export const premiseOf = (req: PayloadRequest) => premises.get(req)

const lastSeen = new Map<string, string>()

/** Remembers how tables were when somebody looked. */
export const saw = ({ tables, state }: Premise) => lastSeen.set(tables.join(' '), state)

/** How tables were when they were seen last. */
export const lastState = (tables: string[]) => lastSeen.get(tables.join(' '))

/** Whether nothing is known that speaks against it. */
export const isLikely = ({ tables, state }: Premise) => lastState(tables) === state

/** What was presumed is not so: the request is to be answered anew. */
export class Outdated extends Error {}

const texts = new Map<string, Recent<string, string>>()

/** The statement that tells the state of the tables, too. */
export const stating = ({ text, values }: Statement, tables: string[]): Statement => {
  const key = tables.join(' ')
  const known = texts.get(key) ?? new Recent<string, string>(1000)
  texts.set(key, known)
  const ready = known.get(text)
  if (ready) return { text: ready, values }
  const made = `select q.*, (${render(stateOf(tables)).text}) as state from (${text}) q`
  known.set(text, made)
  return { text: made, values }
}
