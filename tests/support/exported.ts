import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { exportCommand } from '#src/plugins/importer/commands/exportCommand.ts'
import { nodeFieldsOf } from '#src/plugins/importer/own/nodeFields.ts'
import type { SanitizedConfig } from 'payload'
import type { Catalogue } from './imports.ts'

type Asked = {
  config?: SanitizedConfig
  args?: string[]
  out?: string
  hasObject?: (key: string) => Promise<boolean>
}

/** What the command exports of a catalogue. */
export async function exported(
  catalogue: Catalogue,
  { config, args = [], out, hasObject }: Asked = {},
) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'marquee-export-'))
  const client = new pg.Client({ connectionString: catalogue.url })
  await client.connect()
  const file = out ?? path.join(dir, 'out')
  const reports: string[] = []
  const code = await exportCommand([...args, '--out', file], {
    client,
    hasObject,
    out: process.stdout,
    report: (line) => reports.push(line),
    openNodeFields: () =>
      config
        ? Promise.resolve(nodeFieldsOf(config))
        : Promise.reject(new Error('No config was given.')),
  })
  await client.end()
  const ndjson = await readFile(file, 'utf8')
  await rm(dir, { recursive: true })
  return { code, reports, ndjson }
}
