import type { AfterErrorHook } from 'payload'
import { explainDatabaseError } from './explainDatabaseError.ts'

/** Turns what Postgres refuses into the answer that a caller can act on. */
export const answerErrors: AfterErrorHook = ({ error }) => {
  const explained = explainDatabaseError(error)
  return (
    explained && {
      status: explained.status,
      response: { errors: [{ message: explained.message }] },
    }
  )
}
