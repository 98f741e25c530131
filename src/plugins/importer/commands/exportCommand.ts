import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { ClientBase } from 'pg'
import { csvLines } from '../export/csvLines.ts'
import { exportLines } from '../export/exportLines.ts'
import type { NodeFields } from '../own/markPlain.ts'
import { Unusable } from '../Unusable.ts'
import { codeOf, sayFault } from './sayFault.ts'

const exportUsage = `npm run export -- [--out FILE] [--csv COLLECTION]

  --out  where it goes; left out, the standard output
  --csv  one collection as a table for spreadsheets, instead of the whole catalogue as NDJSON

Ends with 0, with 1 where files have no object in the store, and with 2 when it could not be done.`

/** 128 and the number of SIGPIPE. */
const unread = 141

type Surroundings = {
  client: ClientBase
  /** Whether the object store has a key; undefined where there is none to ask. */
  hasObject: ((key: string) => Promise<boolean>) | undefined
  out: NodeJS.WritableStream
  report: (line: string) => void
  /** What the config knows of nodes in rich texts. */
  openNodeFields: () => Promise<NodeFields>
}

/**
 * The command `npm run export`. Answers its exit code: 0, 1 where files have lost their objects, or 141, as the shell has it,
 * where whoever read it wanted no more.
 * @throws Unusable for what the person at the keyboard can mend
 */
export const exportCommand = async (args: string[], surroundings: Surroundings) => {
  const { client, hasObject, report } = surroundings
  let opened: Promise<NodeFields> | undefined
  const openNodeFields = () => (opened ??= surroundings.openNodeFields())
  const { out, csv } = parse(args)
  let missing = 0
  const onFile = async (key: string) => {
    if (hasObject === undefined || (await hasObject(key))) return
    missing += 1
    report(`missing: the object ${key}`)
  }
  const onWithheld = (columns: string[]) => {
    report(`left out for what they are called: ${columns.join(', ')}`)
  }
  const lines =
    csv === undefined
      ? exportLines(client, { onFile, onWithheld, openNodeFields })
      : csvLines(client, { asked: csv, openNodeFields })
  if (!(await write(lines, { file: out, out: surroundings.out }))) return unread
  if (missing > 0) report(`${missing} files have no object in the store.`)
  return missing > 0 ? 1 : 0
}

type Target = { file: string | undefined; out: NodeJS.WritableStream }

/** A file is there whole or not at all. Answers false where whoever read it wanted no more. */
async function write(lines: AsyncIterable<string>, { file, out }: Target) {
  const unfinished = `${file ?? ''}.unfinished`
  try {
    if (file === undefined) await pipeline(Readable.from(lines), out, { end: false })
    else if (await isDevice(file)) await pipeline(Readable.from(lines), createWriteStream(file))
    else {
      await pipeline(Readable.from(lines), createWriteStream(unfinished))
      await rename(unfinished, file)
    }
    return true
  } catch (cause) {
    if (file !== undefined) await rm(unfinished, { force: true })
    if (codeOf(cause) === 'EPIPE') return false
    throw sayFault(cause, file ?? 'The standard output')
  }
}

/** A pipe or a device is written to, and never replaced. */
const isDevice = async (file: string) => {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && !found.isFile() && !found.isDirectory()
}

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options: { out: { type: 'string' }, csv: { type: 'string' } } }).values
  } catch (cause) {
    throw new Unusable(exportUsage, { cause })
  }
}
