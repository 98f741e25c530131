import pg from 'pg'
import { load } from '../load.ts'
import { get } from '../questions/question.ts'
import { processorTime } from '../processor.ts'
import type { Server } from '../servers.ts'
import type { House } from '../setUp.ts'
import type { Case } from './questions.ts'

export type Speed = {
  kind: string
  connections: number
  perSecond: number
  /** Milliseconds that the client waits, behind the searches of the other connections too. */
  client_p50: number
  client_p99: number
  /** Milliseconds of processor time a search, by the kernel's count. */
  server_ms?: number
  postgres_ms?: number
}

export const connections = 16

type Asked = { questions: Case[]; seconds: number }

/** Turns of the same questions, from their middle on, so that kinds of them mix. */
const turns = (questions: Case[], onRound = () => {}) => {
  let turn = 0
  return () => {
    if (turn % questions.length === 0) onRound()
    return questions[(turn++ * 7919) % questions.length]?.typed ?? ''
  }
}

/** Marks a write, so that no answer of before is given again. */
const forget = 'delete from genres where false'

type Measuring = Asked & {
  house: House
  server: Server
  connections: number
  pause: number
  /** Whether each is asked for the first time, or of a few again and again, as many people type the same. */
  isFirst: boolean
}

/**
 * Searches over HTTP, each connection as fast as it is answered, or as fast as someone types. By one connection alone the
 * client waits for nothing but the time of the server and Postgres.
 */
export async function measureSearch(measuring: Measuring): Promise<Speed> {
  const { connections, house, isFirst, pause, questions, seconds, server } = measuring
  const writer = new pg.Pool({ connectionString: house.environment['DATABASE_URL'], max: 1 })
  const typed = turns(questions, () => {
    if (isFirst) void writer.query(forget)
  })
  const next = () => get(`/api/search?q=${encodeURIComponent(typed())}`)
  const at = { port: server.port, connections, next, pause }
  await load({ ...at, seconds: 2 })
  const spent = () => Promise.all([server.pid, house.postgresPid].map(processorTime))
  const [server_0 = 0, postgres_0 = 0] = await spent()
  const { perSecond, p50, p99, requests } = await load({ ...at, seconds })
  const [server_1 = 0, postgres_1 = 0] = await spent()
  await writer.end()
  return rounded({
    kind: `${isFirst ? 'asked first' : 'asked again'}, ${pause > 0 ? `each ${pause} ms` : 'as fast as it goes'}`,
    ...{ connections, perSecond, client_p50: p50, client_p99: p99 },
    server_ms: (server_1 - server_0) / requests,
    postgres_ms: (postgres_1 - postgres_0) / requests,
  })
}

/** What stock search does: titles and names that hold each of the words, by ILIKE, and how many they are. */
export async function measureIlike(url: string, { questions, seconds }: Asked): Promise<Speed> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  const typed = turns(questions)
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const run = async () => {
    while (performance.now() < until) {
      const words = typed()
        .split(/\s+/)
        .map((word) => `%${word}%`)
      const sent = performance.now()
      await pool.query({ name: 'ilike', text: ilike, values: [words] })
      times.push(performance.now() - sent)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: connections }, run))
  const perSecond = (times.length / (performance.now() - started)) * 1000
  await pool.end()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return rounded({
    kind: 'ILIKE, in SQL alone',
    connections,
    perSecond,
    client_p50: at(0.5),
    client_p99: at(0.99),
  })
}

const ilike = `
  select kind, id, title, count(*) over () from (
    select 'movies' as kind, id, title from movies where title ilike all ($1) or original_title ilike all ($1)
    union all select 'persons', id, name from persons where name ilike all ($1)
    union all select 'characters', id, name from characters where name ilike all ($1)
  ) hits order by title limit 10`

const rounded = (speed: Speed): Speed =>
  Object.fromEntries(
    Object.entries(speed).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 100) / 100 : value,
    ]),
  ) as Speed
