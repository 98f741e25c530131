import { APIError, ValidationError } from 'payload'
import type { PayloadRequest } from 'payload'
import { toCode } from './code.ts'
import type { ErrorCode } from './code.ts'
import { explainDatabaseError } from './explainDatabaseError.ts'
import { toFault } from './fault.ts'
import { isBrokenForm } from './isBrokenForm.ts'
import { isBrokenJson } from './isBrokenJson.ts'
import { notUnique } from './notUnique.ts'

/** What a caller is told of an error, the same over REST and GraphQL. */
export type Told = {
  status: number
  code: ErrorCode
  message: string
  /** The field's, where one is to blame. */
  path?: string
  /** Of a fault: what its log line carries. */
  id?: string
  data?: Record<string, unknown>
}

/** Anything that was thrown, as an answer: what the caller can mend in a sentence, a fault as nothing but its id. */
export function tell(error: Error, req: PayloadRequest): Told {
  if (error.name === 'ValidationError' && isInvalid(error)) return tellInvalid(error, req)
  const explained = explainDatabaseError(error)
  if (explained) return { code: toCode(explained.status), ...explained }
  if (isRefusal(error)) return tellRefusal(error, req)
  if (isBrokenJson(error))
    return { status: 400, code: 'invalid', message: 'This is not valid JSON.' }
  if (isBrokenForm(error))
    return { status: 400, code: 'invalid', message: 'The form is malformed or was cut off.' }
  return { status: 500, code: 'fault', ...toFault(error) }
}

type Entry = { message: string; path: string }
type Invalid = ValidationError & { data: { collection?: string; errors: Entry[] } }

// By shape, as Payload does: the class may come from another copy of the package.
const isInvalid = (error: Error): error is Invalid =>
  'data' in error && Array.isArray((error.data as { errors?: unknown } | null)?.errors)

function tellInvalid({ message, data }: Invalid, req: PayloadRequest): Told {
  const collection = data.collection ?? ''
  const taken = req.t('error:valueMustBeUnique')
  const errors = data.errors.map(({ path, message }) => ({
    path,
    message: message === taken ? notUnique(collection, path) : message,
  }))
  const clash = errors.find((entry, index) => entry.message !== data.errors[index]?.message)
  return {
    status: 400,
    code: clash ? 'not_unique' : 'invalid',
    message: clash?.message ?? message,
    ...(errors[0] && { path: errors[0].path }),
    data: { ...data, errors },
  }
}

type Refusal = APIError & { status: number }

const isRefusal = (error: Error): error is Refusal =>
  'status' in error &&
  typeof error.status === 'number' &&
  (error.status < 500 || ('isPublic' in error && error.isPublic === true && error.status !== 500))

function tellRefusal({ status, message, data }: Refusal, { context, t }: PayloadRequest): Told {
  // A record that is not the caller's looks like one that is not there.
  if (status === 403 && context['refusesByRecord'] === true)
    return { status: 404, code: 'not_found', message: t('general:notFound') }
  const path = Array.isArray(data) ? (data[0] as { path?: unknown } | undefined)?.path : undefined
  return {
    status,
    code: toCode(status),
    message,
    ...(typeof path === 'string' && { path }),
    ...(data !== null && { data: data }),
  }
}
