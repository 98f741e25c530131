import type { ClientBase } from 'pg'
import { createKeys } from './keys.ts'
import { lines } from './lines.ts'

/** The first line of an export: what it is. */
export const exportHeader = '{"marquee":1}'

/** Lines held at a time. */
const pageSize = 1000

type Options = { onFile: (key: string) => Promise<void> }

/**
 * The whole catalogue as lines of JSON, as it was at one moment: everything but passwords, sessions, keys and tokens.
 * `onFile` hears the key of each file.
 */
export async function* exportLines(
  client: ClientBase,
  { onFile }: Options,
): AsyncGenerator<string> {
  yield `${exportHeader}\n`
  for await (const row of linesOfType(client)) {
    if (row.key !== null) await onFile(row.key)
    yield `${row.line}\n`
  }
}

/** The lines of one type, or of all. */
export async function* linesOfType(client: ClientBase, only?: string): AsyncGenerator<Row> {
  await client.query(
    `set statement_timeout = 0; set jit = off; begin isolation level repeatable read; ${createKeys}`,
  )
  for (const { type, table, says, joins = '' } of lines) {
    if (only !== undefined && type !== only) continue
    yield* pagesOf(
      client,
      `select r.id, ${type === 'file' ? 'r.key' : 'null'} as key,
        json_build_object('type', '${type}', ${says})::text as line
      from ${table} r ${joins} where r.id > $1 order by r.id limit ${pageSize}`,
    )
  }
  await client.query('commit')
}

type Row = { id: number; key: string | null; line: string }

async function* pagesOf(client: ClientBase, statement: string): AsyncGenerator<Row> {
  let last = 0
  for (;;) {
    const { rows } = await client.query<Row>(statement, [last])
    yield* rows
    const final = rows.at(-1)
    if (!final) return
    last = final.id
  }
}
