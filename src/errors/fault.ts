import { randomUUID } from 'node:crypto'

/** What a caller is told of a fault: nothing but an id, which the log line of the same error carries. */
export const toFault = (error: unknown) => {
  const id = faultId(error)
  return { id, message: `Something went wrong here. If it lasts, name this id: ${id}` }
}

const ids = new WeakMap<object, string>()

/** The same error has the same id, whoever asks first: the log or the answer. */
export function faultId(error: unknown): string {
  if (typeof error !== 'object' || error === null) return randomUUID()
  const id = ids.get(error) ?? randomUUID()
  ids.set(error, id)
  return id
}
