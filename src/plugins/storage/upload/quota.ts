import { inTransaction } from '#src/hooks/inTransaction.ts'
import { sql } from '@payloadcms/db-postgres'
import { refuseFile } from './refuse.ts'
import type { PayloadRequest } from 'payload'

type Upload = { bytes: number; replaces: number | undefined; quota: number }

/**
 * Keeps: the caller's originals together stay within the quota. Uploads of one member wait for each other.
 * @throws ValidationError (400) that says how much is used
 */
export const withinQuota = async (req: PayloadRequest, { bytes, replaces = 0, quota }: Upload) => {
  const owner = req.user?.id
  await inTransaction(req, sql`select from users where id = ${owner} for no key update`)
  const { rows } = await inTransaction(
    req,
    sql`select coalesce(sum(filesize), 0)::float8 as used from files where owner_id = ${owner} and id <> ${replaces}`,
  )
  const used = Number(rows[0]?.['used'])
  if (used + bytes <= quota) return
  throw refuseFile(
    `Your files may take up ${toMegabytes(quota)} MB together: ${toMegabytes(used)} MB are taken, this one has ${toMegabytes(bytes)} MB.`,
    req,
  )
}

const toMegabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).replace('.0', '')
