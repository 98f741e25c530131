import { bodyOf } from './answer.ts'
import { startOf, toPage } from './cursorPage.ts'
import { NotCompiled, NotForThisCaller } from './obstacles.ts'
import { plan } from './plans.ts'
import { run } from './run.ts'
import type { Grants } from './access.ts'
import type { Read } from './capture.ts'
import type { Asking } from './plan.ts'
import type { Collection, PayloadRequest } from 'payload'

export type Reading = { collection: Collection; grants: Grants; read: Read; req: PayloadRequest }

/**
 * The JSON that Payload would answer, once the collection's `beforeOperation` hooks have run.
 * @throws what Payload throws where it refuses the read
 * @throws NotCompiled where the answer is Payload's to give
 */
export const answerOf = async (reading: Reading): Promise<string> => {
  const asking = askingOf(reading)
  const planned = await plan(asking)
  const { req } = reading
  const row = await run(req, planned).catch((error: unknown) => {
    throw isOfValues(error) && !req.transactionID ? new NotForThisCaller(error.message) : error
  })
  if (!asking.after) return bodyOf(planned, { row, req })
  const { docs, ...rest } = toPage({ asking, planned, row })
  return `{"docs":${docs},${JSON.stringify(rest).slice(1)}`
}

/**
 * Whether the database refused a value, of which Payload may not ask it: one in a filter on what is in records, where none
 * is found. A transaction can't be gone on with then.
 */
const isOfValues = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && /^(22|42)/.test(String(error.code))

/**
 * What is to be compiled.
 * @throws NotCompiled for what never is
 */
export const askingOf = ({ read, ...reading }: Reading): Asking => {
  const { after, ...asked } = read
  if (asked.data !== undefined) throw new NotCompiled('a document to be read as given')
  if (isOfDrafts({ read, ...reading })) throw new NotCompiled('drafts')
  const start = after === undefined ? undefined : startOf({ read, ...reading })
  return { ...reading, read: asked, ...(start && { after: start }) }
}

/** Records that are read within others are asked for as drafts, too. */
const isOfDrafts = ({ read, req }: Reading) =>
  Boolean(read.draft) &&
  req.payload.config.collections.some(({ versions }) => versions && versions.drafts)
