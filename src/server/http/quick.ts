import { getPayload } from 'payload'
import { addressHeader } from '../api/admit.ts'
import { quickGraphql } from './quickGraphql.ts'
import type { Graphql } from './quickGraphql.ts'
import { isSimpleWrite, quickWrite } from './quickWrite.ts'
import type { Write } from './quickWrite.ts'
import { sendText } from './sendText.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload, SanitizedConfig } from 'payload'
import type { Env } from '#src/env.ts'

type Exchange = { message: IncomingMessage; reply: ServerResponse; address: string }

/** Answers by itself, or tells how Payload's router is to go on; undefined where it has not begun. */
export type Quick = (exchange: Exchange) => Promise<'answered' | Begun | undefined>

/** What the API needs to go on with what has been begun. */
export type Begun = {
  resume?: (request: Request) => void
  /** The body, where it has been read. */
  text?: string
}

type Parts = { config: Promise<SanitizedConfig> | SanitizedConfig; env: Env }

/** What a plugin may answer before a Fetch request is made, as the JSON text that goes out. */
type Reads = { answer?: AnswerTo; graphql?: Graphql; write?: Write }

type AnswerTo = (payload: Payload, asked: Asked) => Promise<Answer> | undefined

type Asked = {
  url: string
  pathname: string
  search: string
  headers: IncomingMessage['headers']
}

type Answer =
  { body: string; responseHeaders: Headers | undefined } | { resume: (request: Request) => void }

/**
 * Reads that a plugin answers straight from the database go from the socket to it and back: those of `custom.reads`, and
 * of the list `custom.quick`, in which each plugin may add one.
 */
export const toQuick = ({ config, env }: Parts): Quick => {
  const { origin } = new URL(env.publicUrl)
  let running: Payload | undefined
  return async ({ message, reply, address }) => {
    const kind = kindOf(message)
    if (!kind) return undefined
    const payload = (running ??= await getPayload({ config }))
    message.headers[addressHeader] = address
    const exchange = { message, reply, payload }
    const { graphql, write } = readsOf(payload)
    if (kind === 'document') return graphql && quickGraphql({ ...exchange, origin, graphql })
    const asked = { ...partsOf(message, origin), headers: message.headers }
    if (kind === 'write') return write && quickWrite({ ...exchange, asked, write })
    return quickRead({ ...exchange, asked })
  }
}

const readsOf = ({ config }: Payload) => (config.custom['reads'] ?? {}) as Reads

function answersOf(payload: Payload): AnswerTo[] {
  const { answer } = readsOf(payload)
  const others = (payload.config.custom['quick'] ?? []) as AnswerTo[]
  return answer ? [answer, ...others] : others
}

type Reading = Omit<Exchange, 'address'> & {
  payload: Payload
  asked: Asked
}

async function quickRead({ message, reply, payload, asked }: Reading) {
  for (const answer of answersOf(payload)) {
    const outcome = await answer(payload, asked)
    if (!outcome) continue
    if ('resume' in outcome) return outcome
    await sendText({ message, reply, payload, ...outcome })
    return 'answered'
  }
  return undefined
}

const longest = 16 * 1024

/** Everything that the API refuses by its form goes its way. */
function kindOf(message: IncomingMessage): 'document' | 'read' | 'write' | undefined {
  const { method, url = '' } = message
  if (method === 'POST' && url === '/api/graphql') return 'document'
  if (url.length >= longest || !plain.test(url) || url.includes('%00')) return undefined
  if (isSimpleRead(message)) return 'read'
  return isSimpleWrite(message) ? 'write' : undefined
}

const plain = /^\/api\/[\w-]+(?:\/\w+)?(?:\?[^#]*)?$/

const isSimpleRead = ({ method, headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') &&
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined

function partsOf({ url = '' }: IncomingMessage, origin: string) {
  const [pathname = '', ...search] = url.split(/(?=\?)/)
  return { url: `${origin}${url}`, pathname, search: search.join('') }
}
