/** The floor: a bare Node server that answers each request with one hand-written, prepared statement. */
import { createServer } from 'node:http'
import pg from 'pg'
import { logIn } from './floorLogin.ts'
import { questions } from './questions/index.ts'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })

const server = createServer((message, reply) => {
  answer(message).then(
    (body) => {
      const length = Buffer.byteLength(body)
      reply
        .writeHead(200, { 'content-type': 'application/json', 'content-length': length })
        .end(body)
    },
    (error: unknown) => {
      const body = String(error)
      reply.writeHead(500, { 'content-length': Buffer.byteLength(body) }).end(body)
    },
  )
})

/** `/question/request/value...`, or the values as a JSON list in the body of a POST. */
async function answer(message: IncomingMessage): Promise<string> {
  const { method, url = '' } = message
  const [, question, step, ...inPath] = url.split('/')
  const values = method === 'POST' ? await sent(message) : inPath.map(decodeURIComponent)
  const text = questions[Number(question)]?.floor[Number(step)]
  if (text === undefined) throw new Error(`No such question: ${url}`)
  if (text === 'log in') return logIn(pool, values)
  const statement = { name: `${question} ${step}`, text, values }
  return (await pool.query<{ body: string }>(statement)).rows[0]?.body ?? 'null'
}

async function sent(message: IncomingMessage): Promise<unknown[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of message as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown[]
}

server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
