import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import pg from 'pg'
import { inject } from 'vitest'
import type { ImportOptions } from '#src/plugins/importer/run/options.ts'
import { runImport } from '#src/plugins/importer/run/runImport.ts'
import { createDatabase } from '../../dev/postgres/databases.ts'

type Given = Omit<ImportOptions, 'sources'> & {
  /** Instead of being the same for the same content. */
  identity?: string
}

export type Catalogue = ReturnType<typeof catalogueAt>

/** An empty catalogue of the test's own. */
export const emptyCatalogue = async () => {
  const url = await createDatabase(inject('postgresUrl'), `import_${randomUUID().slice(0, 8)}`, {
    template: 'template',
  })
  return catalogueAt(url)
}

/** Imports into, and questions to, the catalogue in a database. */
export const catalogueAt = (url: string) => {
  const rows = async (statement: string, values: unknown[] = []): Promise<any[]> =>
    connected(url, async (client) => (await client.query(statement, values)).rows)
  return {
    url,
    rows,
    /** Imports texts or bytes as the files of one run. */
    take: async (files: Record<string, string | Buffer>, given: Given = {}) =>
      connected(url, (client) =>
        connected(url, (other) =>
          runImport(client, {
            // As the command does; through hooks one connection writes.
            ...(given.writer ? {} : { beside: other }),
            ...given,
            sources: toSources(files),
          }),
        ),
      ),
    /** The first column of a statement's rows. */
    list: async (statement: string) =>
      (await rows(statement)).map((row) => Object.values(row as object)[0] as unknown),
  }
}

const toSources = (files: Record<string, string | Buffer>) =>
  Object.entries(files).map(([name, content]) => ({
    name,
    size: Buffer.byteLength(content),
    identity: `${name} ${Buffer.from(content).toString('base64')}`,
    open: () => Readable.from(piecesOf(Buffer.from(content))),
  }))

/** As a file is read. */
function* piecesOf(bytes: Buffer) {
  const size = 64 * 1024
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function connected<T>(url: string, act: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
