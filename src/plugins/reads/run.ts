import { createHash } from 'node:crypto'
import { NotCompiled } from './obstacles.ts'
import type { Found } from './answer.ts'
import type { Statement } from './sql.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

/** Runs a statement, prepared under a name of its own on each connection. */
export const run = async (
  req: PayloadRequest,
  statement: Statement,
): Promise<Found | undefined> => {
  const { pool } = req.payload.db as unknown as PostgresAdapter
  const { rows } = await pool
    .query<Found>({ name: nameOf(statement.text), ...statement })
    .catch((cause: unknown) => {
      // What the database refuses, Payload refuses with an error of its own.
      throw new NotCompiled('the database refused the statement', { cause })
    })
  return rows[0]
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `reads_${createHash('sha1').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}
