import type { Read } from './capture.ts'

/** Where the lean path left a request that it could not answer, so that nothing is asked or done twice. */
export type Left = {
  /** What Payload threw: it is the answer. */
  error?: Error
  /** What is asked for once the hooks have run. */
  read?: Read
  context?: Record<string, unknown>
}

const left = Symbol('where compiled reads left a request')

/** Marks a Fetch request on its way to Payload's router. */
export const leaveAt = (request: object, state: Left) => Object.assign(request, { [left]: state })

/** Where the lean path left this request, if that had it. */
export const leftAt = (request: object): Left | undefined => (request as { [left]?: Left })[left]
