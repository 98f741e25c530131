import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Socket } from 'node:net'
import type { Talk } from './questions/question.ts'

/** A request as it goes over the wire. */
export type Request = { method: string; path: string; body?: string; headers?: string[] }

export type Load = {
  port: number
  connections: number
  seconds: number
  /** What the next client has to say, all of which counts as one. */
  next: () => Talk
  /** Sent with each request. */
  headers?: string[]
  /**
   * Milliseconds that each connection waits between an answer and its next request, half more or less by chance, and before
   * its first, any part of it: connections do not keep step. None where it is left out.
   */
  pause?: number
}

export type Measured = { perSecond: number; p50: number; p99: number; requests: number }

/**
 * Has conversations over kept connections, each begun as soon as the one before has ended. Its own reader of HTTP, so
 * that the generator takes little of the processors that are measured. @throws what a server answers that is no success
 */
export async function load({ seconds, connections, ...rest }: Load): Promise<Measured> {
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const started = performance.now()
  const seen = (ms: number) => times.push(ms)
  await Promise.all(Array.from({ length: connections }, () => run({ ...rest, until, seen })))
  const elapsed = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), requests: times.length }
}

type Run = Pick<Load, 'headers' | 'next' | 'pause' | 'port'> & {
  until: number
  seen: (ms: number) => void
}

async function run({ port, until, next, headers = [], pause = 0, seen }: Run) {
  const line = lineTo(port)
  if (pause > 0) await setTimeout(pause * Math.random())
  while (performance.now() < until) {
    const talk = next()
    const began = performance.now()
    await line.talk({ headers, talk })
    seen(performance.now() - began)
    if (pause > 0) await setTimeout(pause * (0.5 + Math.random()))
  }
  line.end()
}

type Said = { headers: string[]; talk: Talk; heard?: (answer: unknown) => void }

function lineTo(port: number) {
  const socket = connect(port, '127.0.0.1').setNoDelay()
  const answers = reader(socket)
  return {
    talk: async ({ headers, talk, heard }: Said) => {
      let turn = talk.next()
      while (!turn.done) {
        const { method, path, body } = turn.value
        const text = body && JSON.stringify(body)
        const request = { method, path, headers, ...(text !== undefined && { body: text }) }
        socket.write(toBytes(request))
        const answer = succeeded(request, await answers())
        heard?.(answer())
        turn = talk.next(answer)
      }
    },
    end: () => socket.destroy(),
  }
}

/** One conversation, and all that was answered in it. */
export async function converse({
  port,
  ...said
}: Omit<Said, 'heard'> & { port: number }): Promise<unknown[]> {
  const line = lineTo(port)
  const answers: unknown[] = []
  await line.talk({ ...said, heard: (answer) => answers.push(answer) })
  line.end()
  return answers
}

/** GraphQL tells of its failures with status 200. */
function succeeded({ method, path, body }: Request, { status, text }: Answer) {
  if (status >= 300 || (path === '/api/graphql' && text().includes('"errors":')))
    throw new Error(`${method} ${path} ${body ?? ''}: ${status} ${text().slice(0, 500)}`)
  return () => JSON.parse(text()) as object
}

function toBytes({ method, path, body, headers = [] }: Request) {
  const length =
    body === undefined
      ? []
      : [`content-length: ${Buffer.byteLength(body)}`, 'content-type: application/json']
  return [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...headers,
    ...length,
    '',
    body ?? '',
  ].join('\r\n')
}

type Answer = { status: number; text: () => string }

const headEnd = Buffer.from('\r\n\r\n')

/** Reads one answer after the other off a socket, of a length that is said before or sent in chunks. */
function reader(socket: Socket): () => Promise<Answer> {
  let got = Buffer.alloc(0)
  let waiting: { resolve: (answer: Answer) => void; reject: (error: unknown) => void } | undefined
  const tell = () => {
    const answer = waiting && take()
    if (!answer) return
    const { resolve } = waiting ?? { resolve: () => undefined }
    waiting = undefined
    resolve(answer)
  }
  const take = (): Answer | undefined => {
    const end = got.indexOf(headEnd)
    if (end < 0) return undefined
    const head = got.toString('latin1', 0, end)
    const isInChunks = /transfer-encoding: chunked/i.test(head)
    const length = isInChunks
      ? lengthOfChunks(got, end + 4)
      : Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (length === undefined || got.length < end + 4 + length) return undefined
    const sent = got.subarray(end + 4, end + 4 + length)
    got = got.subarray(end + 4 + length)
    const text = () => (isInChunks ? joined(sent) : sent).toString('utf8')
    return { status: Number(head.slice(9, 12)), text }
  }
  socket.on('data', (chunk) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk])
    tell()
  })
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('The server closed the connection.')))
  return () =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      tell()
    })
}

const lastChunk = Buffer.from('\r\n0\r\n\r\n')

/** To the last chunk, which no JSON looks like: it has no line breaks of this kind. */
function lengthOfChunks(bytes: Buffer, start: number): number | undefined {
  const last = bytes.indexOf(lastChunk, start)
  return last < 0 ? undefined : last + lastChunk.length - start
}

function joined(chunks: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const begins = chunks.indexOf('\r\n', at) + 2
    const length = Number.parseInt(chunks.toString('latin1', at, begins), 16)
    if (length === 0) return Buffer.concat(parts)
    parts.push(chunks.subarray(begins, begins + length))
    at = begins + length + 2
  }
}

/** One request, and the text of its answer. */
export async function ask(port: number, request: Request): Promise<Answer> {
  const socket = connect(port, '127.0.0.1')
  const answers = reader(socket)
  socket.write(toBytes(request))
  const answer = await answers()
  socket.destroy()
  return answer
}
