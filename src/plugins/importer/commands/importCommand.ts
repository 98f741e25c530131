import { existsSync } from 'node:fs'
import type { ClientBase } from 'pg'
import { parseArgs } from 'node:util'
import { formatNames } from '../formats/format.ts'
import { sourceAt } from '../read/source.ts'
import { runImport } from '../run/runImport.ts'
import { Unusable } from '../Unusable.ts'
import { sqlWriter, type Writer } from '../write/writer.ts'
import { progressTo, type Terminal } from './progress.ts'
import { saveRejected } from './saveRejected.ts'
import { summaryOf } from './summary.ts'

export const importUsage = `npm run import -- [FORMAT] FILE... [--overwrite] [--through-hooks] [--encoding NAME] [--rejected FILE]

  FORMAT       ${formatNames.join(', ')}; left out, the files tell
  FILE         plain or gzip; - is the standard input
  --overwrite  also what editors changed by hand
  --through-hooks  record by record through every hook and validation, developers' own too; slower
  --encoding   such as windows-1252; left out, the bytes tell
  --rejected   where the rows go that are refused; left out, import-rejected-N.ndjson

Ends with 0 when every row was taken, 1 when some were refused, 2 when it could not be done, 130 when interrupted.`

type Surroundings = {
  client: ClientBase
  connect: () => Promise<ClientBase>
  out: Terminal
  signal: AbortSignal
  /** Opens what writes through hooks. */
  throughHooks: () => Promise<Writer>
}

/**
 * The command `npm run import`. Answers its exit code.
 * @throws Unusable for what the person at the keyboard can mend
 */
export const importCommand = async (args: string[], surroundings: Surroundings) => {
  const { client, out, signal } = surroundings
  const { isThroughHooks, ...asked } = await readArgs(args)
  // Through hooks it is Payload that writes, on one connection.
  const path = isThroughHooks
    ? { writer: await surroundings.throughHooks() }
    : { writer: sqlWriter, beside: await surroundings.connect() }
  const progress = progressTo(out)
  const started = performance.now()
  const result = await runImport(client, {
    ...asked,
    ...path,
    signal,
    onProgress: progress.show,
  }).finally(progress.end)
  if (result.isResumed) out.write('Went on where the last import of these files had stopped.\n')
  const rejectedTo = await saveRejected(client, {
    run: result.id,
    file: asked.rejected ?? `import-rejected-${result.id}.ndjson`,
  })
  const seconds = (performance.now() - started) / 1000
  out.write(summaryOf(result, { seconds, rejectedTo }))
  if (result.state === 'interrupted') return 130
  return rejectedTo === undefined ? 0 : 1
}

async function readArgs(args: string[]) {
  const { values, positionals } = parse(args)
  const [first, ...rest] = positionals
  const format = formatNames.find((name) => name === first)
  const files = format ? rest : positionals
  if (files.length === 0) throw new Unusable(importUsage)
  if (!format && rest.length > 0 && first !== '-' && !existsSync(first ?? ''))
    throw new Unusable(`${first} is neither a format (${formatNames.join(', ')}) nor a file.`)
  return {
    format,
    sources: await Promise.all(files.map(sourceAt)),
    encoding: values.encoding,
    overwrite: values.overwrite,
    isThroughHooks: values['through-hooks'],
    rejected: values.rejected,
  }
}

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        overwrite: { type: 'boolean', default: false },
        'through-hooks': { type: 'boolean', default: false },
        encoding: { type: 'string' },
        rejected: { type: 'string' },
      },
    })
  } catch (cause) {
    throw new Unusable(`${cause instanceof Error ? cause.message : ''}\n\n${importUsage}`, {
      cause,
    })
  }
}
