/** What went wrong, in a word that stays: what clients switch on. */
export type ErrorCode =
  | 'invalid'
  | 'not_unique'
  | 'in_use'
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'too_many'
  | 'fault'

/** The code that goes with a status, where nothing closer is known. */
export const toCode = (status: number): ErrorCode =>
  status >= 500 ? 'fault' : (codes[status] ?? 'invalid')

const codes: Record<number, ErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'in_use',
  423: 'in_use',
  429: 'too_many',
}
