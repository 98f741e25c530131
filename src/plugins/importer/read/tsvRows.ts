import type { BadRow } from './csvRows.ts'
import { tooLarge } from './largestRecord.ts'
import { linesOf } from './lines.ts'

/** A record of a plain table: its cells by column name, `\N` as null. */
export type TsvRow = { line: number; raw: string; cell: (column: string) => string | null }

/**
 * The records of a text whose cells are parted by tabs and never quoted, after its header: IMDb's tables, where a quote
 * is a character like others.
 */
export async function* tsvRows(text: AsyncIterable<string>): AsyncGenerator<TsvRow | BadRow> {
  let places: Map<string, number> | undefined
  for await (const { line: raw, number: line, isTooLong } of linesOf(text)) {
    if (isTooLong) {
      yield { line, raw, reason: tooLarge }
      continue
    }
    const cells = raw.split('\t')
    if (!places) {
      places = new Map(cells.map((name, at) => [name, at]))
      continue
    }
    const header = places
    if (cells.length === header.size)
      yield { line, raw, cell: (column) => toValue(cells[header.get(column) ?? -1]) }
    else yield { line, raw, reason: `The row has ${cells.length} columns, not ${header.size}.` }
  }
}

const toValue = (cell: string | undefined) => (cell === undefined || cell === '\\N' ? null : cell)
