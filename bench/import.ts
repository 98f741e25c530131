import { readdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createDatabase, dropDatabase } from '../dev/postgres.ts'
import { copyAgain, takeRows } from './import/copies.ts'
import { openCatalogue } from './import/openCatalogue.ts'
import { runCommand } from './import/runCommand.ts'
import { writeImdb } from './made/imdb.ts'
import { numberOf } from './setUp.ts'

const options = {
  films: { type: 'string' },
  size: { type: 'string' },
  out: { type: 'string' },
  runs: { type: 'string', default: '1' },
} as const

type Row = {
  what: string
  seconds: number
  node_s: number
  postgres_s: number
  peak_MB: number | null
  films: number
  castings: number
}

/**
 * Imports all films of a folder of lists, or made-up ones, into an empty catalogue by the command; then puts the very
 * rows into another by plain COPY, with every index, constraint and trigger on in both. Then imports the files again.
 */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options })
  const house = await openCatalogue()
  const files = await filesOf(values, house.dir)
  const rows: Row[] = []
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const [imported, copied] = [`imported_${run}`, `copied_${run}`]
    const url = await createDatabase(house.url, imported, { template: 'template' })
    const counts = async () => await house.counted(url)
    const first = await runCommand(house, { url, files })
    rows.push({ what: 'import', ...first, ...(await counts()) })
    const again = await runCommand(house, { url, files })
    rows.push({ what: 'the same again', ...again, ...(await counts()) })
    const taken = await takeRows(url, path.join(house.dir, 'rows'))
    await dropDatabase(house.url, imported)
    const other = await createDatabase(house.url, copied, { template: 'template' })
    const copy = await copyAgain(house, { url: other, taken })
    rows.push({ what: 'COPY', ...copy, ...(await house.counted(other)) })
    await dropDatabase(house.url, copied)
  }
  tell(rows)
  const machine = `${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}`
  const results = { date: new Date().toISOString(), machine, node: process.version, rows }
  if (values.out) await writeFile(values.out, `${JSON.stringify(results, null, 2)}\n`)
  await house.stop()
}

type Asked = { films?: string | undefined; size?: string | undefined }

async function filesOf({ films, size }: Asked, dir: string): Promise<string[]> {
  if (size) return writeImdb(path.join(dir, 'imdb'), numberOf(size))
  if (!films) throw new Error('--films FOLDER or --size 200k: which films are to be imported?')
  const names = await readdir(films)
  return names.filter((name) => name.endsWith('.json.gz')).map((name) => path.join(films, name))
}

function tell(rows: Row[]) {
  console.table(
    rows.map((row) => ({
      ...row,
      seconds: round(row.seconds),
      films_s: round(row.films / row.seconds),
    })),
  )
  const least = (what: string, of: (row: Row) => number) =>
    Math.min(...rows.filter((row) => row.what === what).map(of))
  const ratio = (of: (row: Row) => number) => (least('import', of) / least('COPY', of)).toFixed(2)
  console.log(
    `The import takes ${ratio(({ seconds }) => seconds)} times the time of COPY, ` +
      `${ratio(({ node_s, postgres_s }) => node_s + postgres_s)} times its processor time.`,
  )
}

const round = (number: number) => Math.round(number * 10) / 10
