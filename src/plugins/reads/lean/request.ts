import { callerOf } from './caller.ts'
import { leanRequest } from './leanRequest.ts'
import { parametersOf } from './parameters.ts'
import type { Payload, PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'

type Known = { req: PayloadRequest; responseHeaders: Headers | undefined }

/** A GET request with its parameters and who asks, for what answers by itself before a Fetch request is made. */
export const requestOf = async (payload: Payload, asked: Asked): Promise<Known> => {
  const req = await leanRequest({ asked, payload, query: parametersOf(asked.search) })
  const { user, responseHeaders } = await callerOf(req, { asked })
  req.user = user
  return { req, responseHeaders }
}
