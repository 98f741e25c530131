import { parseParams } from 'payload'
import { parse } from 'qs-esm'
import { copyOf } from '../copy.ts'
import { Recent } from '../recent.ts'

const parsed = new Recent<string, Record<string, unknown>>(2000)

/** A query's parameters as Payload's endpoints read them. */
export const parametersOf = (search: string): Record<string, unknown> => {
  if (search === '' || search === '?') return {}
  const known = parsed.get(search)
  if (known) return copyOf(known)
  const made = parseParams(asWritten(search)) as Record<string, unknown>
  parsed.set(search, copyOf(made))
  return made
}

/** A query's parameters before Payload's endpoints have made numbers and the like of them. */
export const asWritten = (search: string): Record<string, unknown> => parse(search, options)

// As Payload's createPayloadRequest has it.
const options = { allowEmptyArrays: true, arrayLimit: 1000, depth: 10, ignoreQueryPrefix: true }
