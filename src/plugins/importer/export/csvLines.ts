import type { ClientBase } from 'pg'
import { Unusable } from '../Unusable.ts'
import { linesOfType } from './exportLines.ts'
import { lines } from './lines.ts'

/**
 * One collection as CSV for spreadsheets: a column for each fact, lists and texts as they read. A cell that a spreadsheet
 * would take for a formula begins with an apostrophe.
 * @throws Unusable for a collection that exports do not have
 */
export async function* csvLines(client: ClientBase, collection: string): AsyncGenerator<string> {
  const found = lines.find(({ table }) => table === collection)
  if (!found)
    throw new Unusable(`${collection} is not one of ${lines.map(({ table }) => table).join(', ')}.`)
  const columns = columnsOf(found.says)
  // Excel reads UTF-8 by its mark alone.
  yield `\uFEFF${columns.map(toCell).join(',')}\r\n`
  for await (const { line } of linesOfType(client, found.type)) {
    const record = JSON.parse(line) as Record<string, unknown>
    yield `${columns.map((column) => toCell(record[column])).join(',')}\r\n`
  }
}

/** The names that a list of facts gives, at its own level. */
const columnsOf = (says: string) => {
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

const toCell = (value: unknown): string => {
  const text = toText(value)
  const safe = beginsFormula.test(text) && !isNumber.test(text) ? `'${text}` : text
  return /[",\r\n\t]|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The wide forms too, which spreadsheets in Asia take for the narrow ones. */
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/
const isNumber = /^-?\d+(\.\d+)?$/

const toText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(toText).join('; ')
  if (typeof value !== 'object') return JSON.stringify(value)
  if ('root' in value) return plainText(value.root)
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${toText(part)}`)
    .join('; ')
}

/** The words of a rich text. */
const plainText = (node: unknown): string => {
  if (typeof node !== 'object' || node === null) return ''
  if ('text' in node) return toText(node.text)
  const children = 'children' in node && Array.isArray(node.children) ? node.children : []
  return children.map(plainText).join('type' in node && node.type === 'root' ? '\n\n' : '')
}
