import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { Shown } from '../run/options.ts'

/** Once a second, on a connection apart from the run's: tells how far it is, and hears whether it is to end. */
export const startBeat = (req: PayloadRequest, run: number) => {
  const stop = new AbortController()
  let latest: Shown | undefined
  let beating = Promise.resolve()
  const beat = async () => {
    const { rows } = await inTransaction(
      req,
      sql`update imports set shown = ${latest ? JSON.stringify(latest) : null} where id = ${run} returning is_cancelled`,
    )
    // A record that is gone wants no more either.
    if (rows[0] === undefined || rows[0]['is_cancelled'] === true) stop.abort()
  }
  const timer = setInterval(() => {
    // A database that can't be reached is for the run itself to notice.
    beating = beating.then(beat).catch(() => undefined)
  }, 1000)
  return {
    signal: stop.signal,
    show: (shown: Shown) => {
      latest = shown
    },
    stop: async () => {
      clearInterval(timer)
      await beating
    },
  }
}
