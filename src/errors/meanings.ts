import type { Explanation } from './explainDatabaseError.ts'

/** What Postgres refuses because of what a caller sent, by its error code. */
export const meanings: Record<string, Explanation> = {
  '22003': { status: 400, message: 'A number is out of range.' },
  '22007': { status: 400, message: 'A date is not valid.' },
  '22008': { status: 400, message: 'A date is out of range.' },
  '22009': { status: 400, message: 'A date is out of range.' },
  '22021': { status: 400, message: 'A text holds characters that cannot be stored.' },
  '22023': { status: 400, message: 'A value is out of range.' },
  '22025': { status: 400, message: 'A search text ends in a lone backslash.' },
  '22P02': { status: 400, message: 'A value is not of the right kind.' },
  '22P05': { status: 400, message: 'A text holds characters that cannot be stored.' },
  '2201W': { status: 400, message: 'The limit must be 0 or more.' },
  '2201X': { status: 400, message: 'The page must be 1 or more.' },
  '23502': { status: 400, message: 'A required value is missing.' },
  '23505': {
    status: 400,
    message: 'This value is taken already: it must be unique.',
    code: 'not_unique',
  },
  '23514': { status: 400, message: 'A value breaks a rule of the catalogue.' },
  '40001': { status: 409, message: 'Someone else changed this at the same moment. Try again.' },
  '40P01': { status: 409, message: 'Someone else changed this at the same moment. Try again.' },
  '42804': { status: 400, message: 'A value is not of the right kind.' },
  '42883': { status: 400, message: 'A value cannot be compared in this way.' },
  '54000': { status: 400, message: 'The request is too large.' },
  '54001': { status: 400, message: 'The request is too complex.' },
  '57014': { status: 503, message: 'The database took too long. Try again.' },
}
