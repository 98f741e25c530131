import type { Payload } from 'payload'
import type { Writer } from '../write/writer.ts'
import { writeCasts } from './casts.ts'
import { writeNames } from './names.ts'
import { writeRecords } from './records.ts'
import { openSession } from './session.ts'

/**
 * Through Payload, record by record, on the run's own connection: every hook and validation, ours and developers', sees
 * what comes in and may refuse it. To find records and to decide about fields is the same work as on the fast path.
 */
export const hooksWriter = (payload: Payload): Writer => ({
  storeNames: (client, stage) => writeNames(openSession(payload, client), stage),
  storeRecords: (client, step, imported) =>
    writeRecords(openSession(payload, client), { step, imported }),
  storeCasts: (client, step) => writeCasts(openSession(payload, client), step),
})
