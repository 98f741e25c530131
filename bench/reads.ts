import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { compare } from './compare.ts'
import { load } from './load.ts'
import { processorTime } from './processor.ts'
import { questions } from './questions/index.ts'
import { setUp } from './setUp.ts'
import { startServer } from './servers.ts'
import { tableOf } from './table.ts'
import { talkOf } from './talk.ts'
import type { Question } from './questions/question.ts'
import type { Server, ServerName } from './servers.ts'
import type { House } from './setUp.ts'
import type { Over } from './talk.ts'

export type Row = {
  question: string
  over: Over
  server: ServerName
  connections: number
  perSecond: number
  p50: number
  p99: number
  /** Milliseconds of processor time a conversation: of the server, of Postgres, and of us who ask. */
  server_ms: number
  postgres_ms: number
  generator_ms: number
}

const options = {
  films: { type: 'string' },
  size: { type: 'string' },
  data: { type: 'string' },
  out: { type: 'string', default: 'bench-reads.json' },
  seconds: { type: 'string', default: '5' },
  only: { type: 'string' },
  servers: { type: 'string', default: 'floor,marquee,stock' },
} as const

/** Measures what the catalogue is asked of Marquee, of stock Payload, and of the floor, in one table. */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options })
  const house = await setUp(values)
  const names = values.servers.split(',') as ServerName[]
  const servers = await Promise.all(names.map((name) => startServer(name, house)))
  const rows: Row[] = []
  for (const question of questions.filter(
    ({ name }) => !values.only || name.includes(values.only),
  )) {
    await compare({ house, question, servers })
    for (const way of waysFor(servers))
      rows.push(await measure({ house, question, seconds: Number(values.seconds), ...way }))
  }
  const machine = `${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}`
  const results = { date: new Date().toISOString(), machine, node: process.version, rows }
  await writeFile(values.out, `${JSON.stringify(results, null, 2)}\n`)
  console.log(
    `\n${results.date.slice(0, 10)}, ${machine}, Node ${process.version}\n\n${tableOf(rows)}`,
  )
  for (const server of servers) server.stop()
  await house.stop()
}

/** All servers in turn, so that what else the machine does weighs on each. */
const waysFor = (servers: Server[]) =>
  [1, 16].flatMap((connections) =>
    (['REST', 'GraphQL'] as const).flatMap((over) =>
      servers
        .filter(({ name }) => name !== 'floor' || over === 'REST')
        .map((server) => ({ connections, over, server })),
    ),
  )

type Measuring = {
  house: House
  question: Question
  server: Server
  over: Over
  connections: number
  seconds: number
}

async function measure(measuring: Measuring): Promise<Row> {
  const { connections, house, over, question, seconds, server } = measuring
  const { next, headers } = talkOf({ house, over, question, server: server.name })
  const at = { port: server.port, connections, next, headers }
  await load({ ...at, seconds: Math.min(1, seconds) })
  const before = await spent(server, house)
  const { perSecond, p50, p99, requests } = await load({ ...at, seconds })
  const after = await spent(server, house)
  const each = (name: keyof typeof after) => (after[name] - before[name]) / requests
  const row = {
    question: question.name,
    over,
    server: server.name,
    connections,
    ...{ perSecond, p50, p99 },
    server_ms: each('server'),
    postgres_ms: each('postgres'),
    generator_ms: each('generator'),
  }
  console.log(lineOf(row))
  return row
}

const lineOf = ({ question, over, server, connections, ...figures }: Row) =>
  [
    `${question}, ${server} ${over}, ${connections}:`,
    ...Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(2)}`),
  ].join(' ')

async function spent(server: Server, house: House) {
  const [own = 0, postgres = 0] = await Promise.all(
    [server.pid, house.postgresPid].map(processorTime),
  )
  const { user, system } = process.cpuUsage()
  return { server: own, postgres, generator: (user + system) / 1000 }
}
