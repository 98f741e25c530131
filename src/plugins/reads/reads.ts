import { bodyOf } from './answer.ts'
import { NotCompiled } from './obstacles.ts'
import { plan } from './plans.ts'
import { run } from './run.ts'
import type { Grants } from './access.ts'
import type { Read } from './capture.ts'
import type { Collection, PayloadRequest } from 'payload'

/** Records that are read within others are asked for as drafts, too. */
const isOfDrafts = ({ read, req }: Reading) =>
  Boolean(read.draft) &&
  req.payload.config.collections.some(({ versions }) => versions && versions.drafts)

type Reading = { collection: Collection; grants: Grants; read: Read; req: PayloadRequest }

/**
 * The JSON that Payload would answer, once the collection's `beforeOperation` hooks have run.
 * @throws what Payload throws where it refuses the read
 * @throws NotCompiled where the answer is Payload's to give
 */
export const answerOf = async (reading: Reading): Promise<string> => {
  if (reading.read.data !== undefined) throw new NotCompiled('a document to be read as given')
  if (isOfDrafts(reading)) throw new NotCompiled('drafts')
  if (reading.req.payload.config.localization) throw new NotCompiled('localization')
  const planned = await plan(reading)
  const { req } = reading
  return bodyOf(planned, { row: await run(req, planned), req })
}
