import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { casesOf } from './search/cases.ts'
import { meantIn } from './search/meantIn.ts'
import { shareFound } from './search/quality.ts'
import { chance, some } from './search/questions.ts'
import { connections, measureIlike, measureSearch } from './search/speed.ts'
import { setUp } from './setUp.ts'
import { startServer } from './servers.ts'
import type { Titled } from './search/questions.ts'

const options = {
  films: { type: 'string' },
  size: { type: 'string' },
  data: { type: 'string' },
  out: { type: 'string' },
  seconds: { type: 'string', default: '10' },
  number: { type: 'string', default: '1000' },
} as const

/** Questions that many people ask. */
const popular = 500

/** How well and how fast search finds the films of a folder: the same questions in every run. */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options })
  const house = await setUp(values)
  const url = house.environment['DATABASE_URL'] ?? ''
  const cases = casesOf(await titlesOf(url), Number(values.number))
  const server = await startServer('marquee', house)
  const seconds = Number(values.seconds)
  const quality = []
  for (const each of [...cases, ...(values.films ? await meantIn(url) : [])])
    quality.push(await shareFound(server, each))
  console.table(quality)
  const asked = { questions: cases.flatMap(({ asked }) => asked), seconds }
  const ilike = await measureIlike(url, asked)
  const at = { ...asked, house, server }
  const first = { ...at, connections, pause: 0, isFirst: true }
  const often = some(asked.questions, { number: popular, below: chance(1895) })
  const fast = await measureSearch(first)
  const speed = [
    await measureSearch({ ...first, connections: 1 }),
    await measureSearch({ ...first, pause: 200 }),
    fast,
    await measureSearch({ ...first, questions: often, isFirst: false }),
    ilike,
  ]
  console.table(speed)
  const ratio = fast.perSecond / ilike.perSecond
  console.log(`${ratio.toFixed(1)} times the rate of ILIKE.`)
  if (values.out) await writeFile(values.out, `${JSON.stringify({ quality, speed }, null, 2)}\n`)
  server.stop()
  await house.stop()
}

async function titlesOf(connectionString: string): Promise<Titled[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<Titled>('select id, title from movies order by id')
  await client.end()
  return rows
}
