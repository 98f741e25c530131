/** The floor: a bare Node server that answers each question with one hand-written, prepared statement. */
import { createServer } from 'node:http'
import pg from 'pg'
import { questions } from './questions.ts'
import type { AddressInfo } from 'node:net'

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 9 })

const server = createServer((request, reply) => {
  const [, index, ...values] = (request.url ?? '').split('/')
  const question = questions[Number(index)]
  if (!question) return void reply.writeHead(404).end()
  pool
    .query<{ body: string }>({
      name: `floor-${index}`,
      text: question.floor,
      values: values.map(decodeURIComponent),
    })
    .then(
      ({ rows: [row] }) => {
        const body = row?.body ?? 'null'
        reply
          .writeHead(200, {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          })
          .end(body)
      },
      (error: unknown) => reply.writeHead(500, { 'content-length': 0 }).end(String(error)),
    )
})
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
