import { compiledLoader } from '../loader.ts'
import { callerOf } from './caller.ts'
import { leanRequest } from './leanRequest.ts'
import { parametersOf } from './parameters.ts'
import type { Payload, PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'

type Writing = {
  asked: Asked
  api: PayloadRequest['payloadAPI']
  routeParams?: Record<string, unknown>
}

/** The request of someone who writes: who it is and the records in the answer are read compiled. */
export const writersRequest = async (
  payload: Payload,
  { asked, api, routeParams = {} }: Writing,
): Promise<PayloadRequest> => {
  const req = await leanRequest({ asked, payload, query: parametersOf(asked.search) })
  Object.assign(req, { payloadAPI: api, routeParams })
  req.payloadDataLoader = compiledLoader(req)
  const { user, responseHeaders } = await callerOf(req, { asked })
  req.user = user
  if (responseHeaders) req.responseHeaders = responseHeaders
  return req
}
