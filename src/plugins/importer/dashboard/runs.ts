import { sql } from '@payloadcms/db-postgres'
import { APIError, NotFound } from 'payload'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { FormatName } from '../formats/format.ts'
import type { Counts } from '../run/record.ts'
import type { Shown } from '../run/options.ts'
import type { Announced } from './uploads.ts'

/** The record of an import, as the dashboard's part of the importer reads it. */
export type Run = {
  id: number
  state: string
  format: FormatName | null
  overwrite: boolean | null
  /** Where it was uploaded: its files, in the order in which they were chosen. */
  uploads: Announced[] | null
  shown: Shown | null
  counts: Counts | null
  problem: string | null
}

/** @throws NotFound where the address names none */
export const runIn = async (req: PayloadRequest): Promise<Run> => {
  const id = Number(req.routeParams?.['id'])
  const found = Number.isInteger(id) && id > 0 && id < 2 ** 31 && (await findRun(req, id))
  if (!found) throw new NotFound(req.t)
  return found
}

export const findRun = async (req: PayloadRequest, id: number): Promise<Run | undefined> => {
  const { rows } = await inTransaction(
    req,
    sql`select id, state, format, overwrite, uploads, shown, counts, problem from imports where id = ${id}`,
  )
  return rows[0] as Run | undefined
}

/** @throws 409: what was asked does not go with what the import is doing */
export const notNow = (message: string): never => {
  throw new APIError(message, 409)
}
