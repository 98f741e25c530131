import { addDataAndFileToRequest, APIError, Forbidden } from 'payload'
import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload'
import { slots } from '#src/hooks/slots.ts'

type Upload = { path: string; method: 'post' | 'patch'; access: 'create' | 'update' }

/**
 * Payload's own endpoint, with a bound on how many uploads a process takes at once: each holds its bytes in memory and a
 * database connection. Whoever may not write is refused before a byte is read.
 */
export const uploadInTurn = ({ path, method, access }: Upload): Endpoint => {
  const handler: PayloadHandler = async (req) => {
    const { endpoints, access: rules } = req.payload.collections.files.config
    const builtIn = (endpoints || []).find(
      (other) => other.path === path && other.method === method && other.handler !== handler,
    )
    if (!builtIn) throw new Error(`Payload has no ${method} ${path} of its own.`)
    if (!req.headers.get('content-type')?.startsWith('multipart/')) return builtIn.handler(req)
    if (!(await rules[access]({ req }))) throw new Forbidden(req.t)
    return uploading(async () => {
      await readForm(req)
      return builtIn.handler(req)
    })
  }
  return { path, method, handler }
}

const uploading = slots(8)

/** Reads the body here, where what is wrong with it is the client's fault and not the server's. */
async function readForm(req: PayloadRequest) {
  try {
    await addDataAndFileToRequest(req)
  } catch (error) {
    if (error instanceof APIError) throw error
    const malformed = new APIError('The upload is malformed or was cut off.', 400)
    malformed.cause = error
    throw malformed
  }
  // The body is read: Payload's endpoint finds its parts on the request.
  Object.defineProperty(req, 'body', { value: null })
}
