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
  const made = parseParams(parse(search, options)) as Record<string, unknown>
  parsed.set(search, copyOf(made))
  return made
}

// As Payload's createPayloadRequest has it.
const options = { allowEmptyArrays: true, arrayLimit: 1000, depth: 10, ignoreQueryPrefix: true }
