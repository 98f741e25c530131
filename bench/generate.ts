import { parseArgs } from 'node:util'
import { writeImdb } from './made/imdb.ts'

const options = {
  films: { type: 'string', default: '1000000' },
  out: { type: 'string' },
} as const

/** Writes a made-up catalogue, the same in every run, as IMDb's tables: what `npm run import -- imdb` takes. */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options })
  if (!values.out) throw new Error('--out FOLDER: where are the tables to go?')
  for (const file of await writeImdb(values.out, Number(values.films))) console.log(file)
}
