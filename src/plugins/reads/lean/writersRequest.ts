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
  Object.assign(req, { payloadAPI: api, routeParams, ...(api === 'REST' && sentIn(asked)) })
  req.payloadDataLoader = compiledLoader(req)
  const { user, responseHeaders } = await callerOf(req, { asked })
  req.user = user
  if (responseHeaders) req.responseHeaders = responseHeaders
  return req
}

/** What Payload's endpoints read off a Fetch request, which need not be made then: as they leave it, its body is used up. */
function sentIn({ text }: Asked) {
  if (text === undefined) return {}
  const data: unknown = JSON.parse(text)
  return { data, body: null, json: () => Promise.resolve(data) }
}
