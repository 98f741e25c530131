import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Socket } from 'node:net'

/** A request as it goes over the wire; `expect` is what the answer must be. */
export type Request = { method: string; path: string; body?: string; headers?: string[] }

export type Load = {
  port: number
  connections: number
  seconds: number
  /** The next request to send. */
  next: () => Request
  /** Milliseconds that each connection waits between an answer and its next request; none where it is left out. */
  pause?: number
}

export type Measured = { perSecond: number; p50: number; p99: number; requests: number }

/**
 * Sends requests over kept connections, each as soon as the one before is answered. Its own reader of HTTP, so that the
 * generator takes little of the processors that are measured. @throws what a server answers that is no success
 */
export async function load({
  port,
  connections,
  seconds,
  next,
  pause = 0,
}: Load): Promise<Measured> {
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, () =>
      run({ port, until, next, pause, seen: (ms) => times.push(ms) }),
    ),
  )
  const elapsed = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), requests: times.length }
}

type Run = Pick<Load, 'port' | 'next'> & {
  until: number
  pause: number
  seen: (ms: number) => void
}

async function run({ port, until, next, pause, seen }: Run) {
  const socket = connect(port, '127.0.0.1').setNoDelay()
  const answers = reader(socket)
  while (performance.now() < until) {
    const request = next()
    const sent = performance.now()
    socket.write(toBytes(request))
    const { status, text } = await answers()
    if (status >= 300)
      throw new Error(`${request.method} ${request.path}: ${status} ${text().slice(0, 500)}`)
    seen(performance.now() - sent)
    if (pause > 0) await setTimeout(pause)
  }
  socket.destroy()
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

/** Reads one answer after the other off a socket; all of our servers say how long an answer is. */
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
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (got.length < end + 4 + length) return undefined
    const body = got.subarray(end + 4, end + 4 + length)
    got = got.subarray(end + 4 + length)
    return { status: Number(head.slice(9, 12)), text: () => body.toString('utf8') }
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

/** One request, and the text of its answer. */
export async function ask(port: number, request: Request): Promise<Answer> {
  const socket = connect(port, '127.0.0.1')
  const answers = reader(socket)
  socket.write(toBytes(request))
  const answer = await answers()
  socket.destroy()
  return answer
}
