/**
 * Stock Payload: the catalogue's collections with their rules and hooks, on Payload's own adapter, with no plugin of
 * ours, behind the route handlers that a Payload project serves. Without Next around them, which would add to it.
 */
import { postgresAdapter } from '@payloadcms/db-postgres'
import { GRAPHQL_POST, REST_DELETE, REST_GET, REST_POST } from '@payloadcms/next/routes'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { createServer } from 'node:http'
import { buildConfig, getPayload } from 'payload'
import { collections } from '../src/collections/index.ts'
import { foreignKeyActions } from '../src/database/foreignKeyActions.ts'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const config = buildConfig({
  secret: process.env['PAYLOAD_SECRET'] ?? '',
  db: postgresAdapter({
    pool: { connectionString: process.env['DATABASE_URL'], max: 20 },
    push: false,
    beforeSchemaInit: [foreignKeyActions],
  }),
  collections,
  editor: lexicalEditor(),
  defaultDepth: 1,
  maxDepth: 3,
  telemetry: false,
})
await getPayload({ config })

const rest = {
  GET: REST_GET(config),
  POST: REST_POST(config),
  DELETE: REST_DELETE(config),
}
const graphql = GRAPHQL_POST(config)

const server = createServer((message, reply) => {
  void answer(message).then(async (response) => {
    const body = Buffer.from(await response.arrayBuffer())
    response.headers.set('content-length', String(body.byteLength))
    reply.writeHead(response.status, Object.fromEntries(response.headers)).end(body)
  })
})

async function answer(message: IncomingMessage): Promise<Response> {
  const { method = 'GET', url = '' } = message
  const chunks: Uint8Array[] = []
  for await (const chunk of message as AsyncIterable<Uint8Array>) chunks.push(chunk)
  const request = new Request(`http://localhost:3000${url}`, {
    method,
    headers: Object.entries(message.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(method === 'POST' && { body: Buffer.concat(chunks) }),
  })
  if (url === '/api/graphql') return graphql(request)
  const slug = new URL(request.url).pathname.slice('/api/'.length).split('/')
  const handle = rest[method as keyof typeof rest]
  return handle(request, { params: Promise.resolve({ slug }) })
}

server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
