import type { ErrorCode } from './code.ts'
import { constraints } from './constraints.ts'
import { fieldPath } from './fieldPath.ts'
import { meanings } from './meanings.ts'

/** An answer that a caller can act on, for what Postgres refused. */
export type Explanation = { status: number; message: string; path?: string; code?: ErrorCode }

type PostgresError = {
  code: string
  constraint?: string
  detail?: string
  table?: string
  column?: string
}

/** What a Postgres error means for the caller; undefined for what is not theirs: a real fault. */
export const explainDatabaseError = (error: unknown): Explanation | undefined => {
  const found = toPostgresError(error)
  if (!found) return undefined
  const known = found.constraint ? constraints[found.constraint] : undefined
  if (known) return known
  if (found.code === '23503') return explainForeignKey(found)
  return isLostConnection(found.code) ? lostConnection : explainCode(found)
}

function explainCode({ code, table, column }: PostgresError): Explanation | undefined {
  const meaning = meanings[code]
  return meaning && table && column ? { ...meaning, path: fieldPath(table, column) } : meaning
}

/** Drizzle and our own errors carry the driver's as their cause. */
function toPostgresError(error: unknown): PostgresError | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && isDriverCode(error.code)) return error as PostgresError
  if (error instanceof Error && lostWithoutCode.test(error.message)) return { code: '08006' }
  return 'cause' in error ? toPostgresError(error.cause) : undefined
}

const isDriverCode = (code: unknown) =>
  typeof code === 'string' && /^[0-9A-Z]{5}$|^E[A-Z]+$/.test(code)

/** The driver says so itself, without a code, when a connection ends under it or cannot be had in time. */
const lostWithoutCode =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/** The same error code for both ends of a reference; the detail tells which. */
function explainForeignKey({ detail = '', table = '' }: PostgresError): Explanation {
  if (detail.includes('still referenced'))
    return { status: 409, message: 'This is in use by other records. Remove it there first.' }
  const column = /Key \("?(\w+?)"?\)=/.exec(detail)?.[1]
  return {
    status: 400,
    message: 'This refers to a record that does not exist.',
    ...(column && { path: fieldPath(table, column) }),
  }
}

const lostConnection: Explanation = {
  status: 503,
  message: 'A service that this needs cannot be reached. Try again.',
}

const isLostConnection = (code: string) =>
  code.startsWith('08') ||
  code.startsWith('57P') ||
  code === '53300' ||
  /^E(CONN|PIPE|TIMEDOUT|HOST|NOTFOUND)/.test(code)
