import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { sayFault } from './sayFault.ts'

type Saved = { run: number; file: string }

/**
 * Writes a run's refused rows as NDJSON: file, line, reason and the row itself. Answers the file's name; undefined, and
 * no file, where there are none.
 */
export const saveRejected = async (client: ClientBase, { run, file }: Saved) => {
  const lines = rejectedLines(client, run)
  const first = await lines.next()
  if (first.done) return undefined
  const all = async function* () {
    yield first.value
    yield* lines
  }
  await pipeline(all, createWriteStream(file)).catch((cause: unknown) => {
    throw sayFault(cause, file)
  })
  return file
}

/** The refused rows of a run, a line of JSON each, page by page. */
export async function* rejectedLines(client: Pick<ClientBase, 'query'>, run: number) {
  let last = 0
  for (;;) {
    const { rows } = await client.query<{ id: number; line: string }>(
      `select id::integer, json_build_object('file', file, 'line', line, 'reason', reason, 'row', row)::text as line
       from import_rejections where import_id = $1 and id > $2 order by id limit 500`,
      [run, last],
    )
    for (const { line } of rows) yield `${line}\n`
    const final = rows.at(-1)
    if (!final) return
    last = final.id
  }
}
