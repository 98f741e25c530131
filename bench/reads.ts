import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { load, ask } from './load.ts'
import { processorTime } from './processor.ts'
import { questions } from './questions.ts'
import { setUp } from './setUp.ts'
import { startServer } from './servers.ts'
import { tableOf } from './table.ts'
import type { Request } from './load.ts'
import type { Chance, Question } from './questions.ts'
import type { Server } from './servers.ts'
import type { House } from './setUp.ts'

export type Row = {
  question: string
  over: string
  server: string
  connections: number
  perSecond: number
  p50: number
  p99: number
  /** Milliseconds of processor time a request. */
  server_ms: number
  postgres_ms: number
}

const options = {
  films: { type: 'string' },
  size: { type: 'string' },
  data: { type: 'string' },
  out: { type: 'string' },
  seconds: { type: 'string', default: '5' },
  only: { type: 'string' },
  servers: { type: 'string', default: 'floor,compiled,stock' },
} as const

/** Measures the catalogue's questions of the compiled server, of stock Payload, and of the floor, in one table. */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options })
  const house = await setUp(values)
  await compare(house)
  const rows: Row[] = []
  for (const name of values.servers.split(',')) {
    const server = await startServer(name, house)
    const asked = questions.filter((each) => !values.only || each.name.includes(values.only))
    for (const question of asked)
      rows.push(...(await measure({ house, question, server, seconds: Number(values.seconds) })))
    server.stop()
  }
  const machine = `${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}`
  const results = { date: new Date().toISOString(), machine, node: process.version, rows }
  if (values.out) await writeFile(values.out, `${JSON.stringify(results, null, 2)}\n`)
  console.log(tableOf(rows))
  await house.stop()
}

type Measuring = { house: House; question: Question; server: Server; seconds: number }

async function measure({ house, question, server, seconds }: Measuring): Promise<Row[]> {
  const rows: Row[] = []
  for (const over of server.name === 'floor'
    ? ['SQL']
    : question.graphql
      ? ['REST', 'GraphQL']
      : ['REST'])
    for (const connections of [1, 16]) {
      const next = () => requestOf({ chance: house.chance, house, over, question })
      const at = { port: server.port, connections, next }
      await load({ ...at, seconds: Math.min(1, seconds) })
      const before = await spent(server, house)
      const { perSecond, p50, p99, requests } = await load({ ...at, seconds })
      const after = await spent(server, house)
      rows.push({
        question: question.name,
        over,
        server: server.name,
        connections,
        perSecond,
        p50,
        p99,
        server_ms: (after.server - before.server) / requests,
        postgres_ms: (after.postgres - before.postgres) / requests,
      })
      console.log(tableOf(rows.slice(-1)).split('\n').at(-1))
    }
  return rows
}

async function spent(server: Server, house: House) {
  const [own, postgres] = await Promise.all([server.pid, house.postgresPid].map(processorTime))
  return { server: own ?? 0, postgres: postgres ?? 0 }
}

type Asking = { chance: Chance; house: House; over: string; question: Question }

function requestOf({ chance, house, over, question }: Asking): Request {
  const values = question.draw(chance)
  const headers = question.asMember ? [`authorization: JWT ${house.token}`] : []
  if (over === 'SQL')
    return { method: 'GET', path: `/${[questions.indexOf(question), ...values].join('/')}` }
  if (over === 'REST') return { method: 'GET', path: question.rest(...values), headers }
  const body = JSON.stringify(question.graphql?.(...values))
  return { method: 'POST', path: '/api/graphql', body, headers }
}

/** @throws where the floor and the compiled server tell different facts */
async function compare(house: House): Promise<void> {
  const [floor, compiled] = [
    await startServer('floor', house),
    await startServer('compiled', house),
  ]
  for (const question of questions) {
    const values = question.draw(house.chance)
    const headers = question.asMember ? [`authorization: JWT ${house.token}`] : []
    const path = `/${[questions.indexOf(question), ...values].join('/')}`
    const expected = (await ask(floor.port, { method: 'GET', path })).text()
    const rest = question.rest(...values)
    const got = (await ask(compiled.port, { method: 'GET', path: rest, headers })).text()
    if (!isDeepStrictEqual(JSON.parse(expected), JSON.parse(got)))
      throw new Error(`${question.name} ${values.join()}:\n${expected}\n${got}`)
  }
  floor.stop()
  compiled.stop()
}
