import { inTransaction } from '#src/hooks/inTransaction.ts'
import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

/**
 * The name itself, or the first of `name-1`, `name-2`... that no other file has. Uploads of one name wait for each other
 * until the transaction ends, so that none of them is refused.
 */
export const settleFilename = async (
  req: PayloadRequest,
  { filename, id }: { filename: string; id: number | undefined },
) => {
  const dot = filename.lastIndexOf('.')
  const [stem, ending] = [filename.slice(0, dot), filename.slice(dot)]
  // `heat.jpg` and `heat-1.jpg` can want the same name, so they share a lock.
  const family = `filename ${stem.replace(/(?:-\d+)+$/, '')}${ending}`
  await inTransaction(req, sql`select pg_advisory_xact_lock(hashtextextended(${family}, 0))`)
  for (let first = 0; ; first += batch) {
    const names = Array.from({ length: batch }, (_, place) => numbered(first + place))
    const taken = await takenAmong(req, { names, id })
    const free = names.find((name) => !taken.has(name))
    if (free) return free
  }

  function numbered(number: number) {
    return number === 0 ? filename : `${stem}-${number}${ending}`
  }
}

const batch = 100

async function takenAmong(
  req: PayloadRequest,
  { names, id = 0 }: { names: string[]; id: number | undefined },
) {
  const { rows } = await inTransaction(
    req,
    sql`select filename from files where filename = any(${sql.param(names)}::text[]) and id <> ${id}`,
  )
  return new Set(rows.map(({ filename }) => filename))
}
