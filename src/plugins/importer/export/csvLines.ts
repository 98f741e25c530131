import type { ClientBase } from 'pg'
import { factNames } from '../own/facts.ts'
import { isEmpty, type OwnSchema } from '../own/schema.ts'
import { Unusable } from '../Unusable.ts'
import { beginExport, type Naming, ourStatements, ownStatements, rowsOf } from './exportLines.ts'
import { lines } from './lines.ts'
import { toCell } from './toCell.ts'

/**
 * One collection as CSV for spreadsheets: a column for each fact, lists and texts as they read.
 * @throws Unusable for a collection that exports do not have
 */
export async function* csvLines(
  client: ClientBase,
  { asked, ...naming }: Naming & { asked: string },
): AsyncGenerator<string> {
  const own = await beginExport(client)
  const collection = asked.replaceAll('-', '_')
  const columns = columnsOf(collection, own)
  if (!columns) throw new Unusable(`${asked} is not one of ${namesIn(own).join(', ')}.`)
  // Excel reads UTF-8 by its mark alone.
  yield `\uFEFF${columns.map(toCell).join(',')}\r\n`
  for (const statement of [...ourStatements(own, collection), ...ownStatements(own, collection)])
    for await (const { line } of rowsOf(client, statement, isEmpty(own) ? undefined : naming)) {
      const { more, says, ...facts } = JSON.parse(line) as Record<string, object | undefined>
      const record: Record<string, unknown> = { ...facts, ...says, ...more }
      yield `${columns.map((column) => toCell(record[column])).join(',')}\r\n`
    }
  await client.query('commit')
}

const namesIn = ({ records }: OwnSchema) => [...lines, ...records].map(({ table }) => table)

function columnsOf(collection: string, { records, added }: OwnSchema) {
  const ours = lines.find(({ table }) => table === collection)
  const more = added[collection]
  if (ours) return [...outerNames(ours.says), ...(more ? factNames(more) : [])]
  const own = records.find(({ table }) => table === collection)
  return own && ['key', ...factNames(own.facts)]
}

/** The names that a list of facts gives, at its own level. */
const outerNames = (says: string) => {
  let depth = 0
  const outer = Array.from(says)
    .filter((letter) => {
      if (letter === '(') depth += 1
      if (letter === ')') depth -= 1
      return depth === 0
    })
    .join('')
  return [...outer.matchAll(/(?:^|,)\s*'(\w+)'/g)].map(([, name]) => name ?? '')
}
