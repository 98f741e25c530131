import { constraints } from './constraints.ts'

/** An answer that a caller can act on, for what Postgres refused. */
export type Explanation = { status: number; message: string; path?: string }

type PostgresError = { code: string; constraint?: string; detail?: string; table?: string }

/** What a Postgres error means for the caller; undefined for what is not theirs: a real fault. */
export const explainDatabaseError = (error: unknown): Explanation | undefined => {
  const found = toPostgresError(error)
  if (!found) return undefined
  const known = found.constraint ? constraints[found.constraint] : undefined
  if (known) return known
  if (found.code === '23503') return explainForeignKey(found)
  return isLostConnection(found.code) ? lostConnection : meanings[found.code]
}

/** Drizzle and our own errors carry the driver's as their cause. */
function toPostgresError(error: unknown): PostgresError | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if (
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$|^E[A-Z]+$/.test(error.code)
  )
    return error as PostgresError
  return 'cause' in error ? toPostgresError(error.cause) : undefined
}

/** The same error code for both ends of a reference; the detail tells which. */
function explainForeignKey({ detail = '' }: PostgresError): Explanation {
  if (detail.includes('still referenced'))
    return { status: 409, message: 'This is in use by other records. Remove it there first.' }
  const path = /Key \("?(\w+?)"?\)=/.exec(detail)?.[1]?.replace(/_id$/, '')
  return {
    status: 400,
    message: 'This refers to a record that does not exist.',
    ...(path && { path }),
  }
}

const meanings: Record<string, Explanation> = {
  '22003': { status: 400, message: 'A number is out of range.' },
  '22007': { status: 400, message: 'A date is not valid.' },
  '22008': { status: 400, message: 'A date is out of range.' },
  '22009': { status: 400, message: 'A date is out of range.' },
  '22021': { status: 400, message: 'A text holds characters that cannot be stored.' },
  '22023': { status: 400, message: 'A value is out of range.' },
  '22P02': { status: 400, message: 'A value is not of the right kind.' },
  '22P05': { status: 400, message: 'A text holds characters that cannot be stored.' },
  '2201W': { status: 400, message: 'The limit must be 0 or more.' },
  '2201X': { status: 400, message: 'The page must be 1 or more.' },
  '23502': { status: 400, message: 'A required value is missing.' },
  '23505': { status: 400, message: 'This value must be unique.' },
  '23514': { status: 400, message: 'A value breaks a rule of the catalogue.' },
  '40001': { status: 409, message: 'Someone else changed this at the same moment. Try again.' },
  '40P01': { status: 409, message: 'Someone else changed this at the same moment. Try again.' },
  '54000': { status: 400, message: 'The request is too large.' },
  '57014': { status: 503, message: 'The database took too long. Try again.' },
}

const lostConnection: Explanation = {
  status: 503,
  message: 'The database cannot be reached. Try again.',
}

const isLostConnection = (code: string) =>
  code.startsWith('08') ||
  code.startsWith('57P') ||
  /^E(CONN|PIPE|TIMEDOUT|HOST|NOTFOUND)/.test(code)
