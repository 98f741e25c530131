import { defaultLoggerOptions } from 'payload'
import type { Config } from 'payload'
import { explainDatabaseError } from './explainDatabaseError.ts'
import { faultId } from './fault.ts'
import { isBrokenForm } from './isBrokenForm.ts'
import { isBrokenJson } from './isBrokenJson.ts'

/**
 * Payload's logger, kept to what an operator can act on: what a caller is told in a sentence is no error here, and of
 * a failed statement the text is logged, never its parameters.
 */
export const logger: NonNullable<Config['logger']> = {
  options: {
    level: 'info',
    serializers: { err: toLogged },
    hooks: {
      logMethod(args, method) {
        const error = toError((args as unknown[])[0])
        if (!isExpected(error)) method.apply(this, isStatement(error) ? inOurWords(args) : args)
      },
    },
  },
  destination: defaultLoggerOptions,
}

/** Refusals are answers, not errors of this house. */
export const loggingLevels: NonNullable<Config['loggingLevels']> = {
  Forbidden: false,
  Locked: false,
  MissingFile: false,
  NotFound: false,
  QueryError: false,
  ValidationError: false,
}

function toError(entry: unknown): unknown {
  if (entry instanceof Error) return entry
  return typeof entry === 'object' && entry !== null && 'err' in entry ? entry.err : undefined
}

/** Drizzle writes the parameters into its message. */
const isStatement = (error: unknown): error is Failed =>
  error instanceof Error && 'query' in error && error.query !== undefined

/** Without a message of its own the line would get the error's. */
function inOurWords<Args extends unknown[]>(args: Args): Args {
  const [entry, ...words] = args
  const own = entry instanceof Error ? { err: entry } : { ...(entry as object) }
  return [{ msg: statementFailed, ...own }, ...words] as Args
}

const statementFailed = 'A statement failed'

function isExpected(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if (isBrokenJson(error) || isBrokenForm(error)) return true
  const status = explainDatabaseError(error)?.status ?? ('status' in error ? error.status : 500)
  return typeof status === 'number' && status < 500
}

type Failed = Error & { code?: unknown; query?: unknown; constraint?: unknown; table?: unknown }

/** The id that the answer names, what Postgres said, and where: no values. */
function toLogged(error: Failed): Record<string, unknown> {
  const { name, stack = '', code, query, constraint, table, cause } = error
  return {
    id: faultId(error),
    type: name,
    message: query === undefined ? error.message : statementFailed,
    ...Object.fromEntries(
      Object.entries({ code, query, constraint, table }).filter(([, value]) => value !== undefined),
    ),
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(cause instanceof Error && { cause: toLogged(cause) }),
  }
}
