import { answer } from '../api/answer.ts'
import { unsoundJson } from '../api/unsoundJson.ts'
import { readText } from './readText.ts'
import { send } from './send.ts'
import { sendText } from './sendText.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import type { Begun } from './quick.ts'

type Written = { response: Response; responseHeaders: Headers | undefined } | Begun

/** What a plugin may write before a Fetch request is made; undefined for what it leaves to the API. */
export type Write = (
  payload: Payload,
  asked: {
    url: string
    pathname: string
    search: string
    headers: IncomingMessage['headers']
    method: string
    text?: string
  },
) => Promise<Written> | undefined

type Exchange = {
  message: IncomingMessage
  reply: ServerResponse
  payload: Payload
  asked: Omit<Parameters<Write>[1], 'method' | 'text'>
  write: Write
}

/** Writes what a plugin writes with less ado than the API. */
export async function quickWrite(exchange: Exchange): Promise<'answered' | Begun | undefined> {
  const { message, payload, asked, write } = exchange
  const { method = '' } = message
  const text = method === 'DELETE' ? undefined : await readText(message)
  const begun = text === undefined ? {} : { text }
  if (text !== undefined && !isSound(text)) return begun
  const written = await write(payload, { ...asked, ...begun, method })
  if (!written) return begun
  if (!('response' in written)) return { ...begun, ...written }
  await tell(exchange, written)
  return 'answered'
}

const megabyte = 1024 * 1024

/** A request that says it is another one. */
const overrides = ['x-payload-http-method-override', 'x-http-method-override']

/** A body of JSON of a known, bounded length, or a deletion without one; all else is for the API to judge. */
export const isSimpleWrite = ({ method, headers }: IncomingMessage): boolean => {
  if (overrides.some((name) => headers[name] !== undefined)) return false
  const length = headers['content-length']
  if (method === 'DELETE') return length === undefined && !headers['transfer-encoding']
  return (
    (method === 'POST' || method === 'PATCH') &&
    Number(length ?? Infinity) <= megabyte &&
    /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
  )
}

function isSound(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject && unsoundJson(value) === undefined
  } catch {
    return false
  }
}

async function tell(
  { message, reply, payload, asked }: Exchange,
  { response, responseHeaders }: Exclude<Written, Begun>,
) {
  if (response.ok)
    return sendText({
      message,
      reply,
      payload,
      responseHeaders,
      status: response.status,
      body: await response.text(),
    })
  const request = new Request(asked.url, { method: message.method ?? 'POST' })
  return send({ reply, response: await answer({ request, response }) })
}
