import { parse } from 'csv-parse'
import type { CsvError } from 'csv-parse'
import { pipeline, Readable } from 'node:stream'
import { Unusable } from '../Unusable.ts'
import { largestRecord } from './largestRecord.ts'

/** A record by its column names, with the line on which it begins and what the file says there. */
export type CsvRow = { line: number; cells: Record<string, string>; raw: string }

/** A record that cannot be told from its neighbours, or has too few or too many cells. */
export type BadRow = { line: number; reason: string; raw: string }

type Parsed = { record: string[]; raw: string; info: { lines: number } }

/**
 * The records of a CSV text with a header; quotes, line ends in quotes and Windows line ends are understood. Memory is
 * bounded by the largest record, 8 MB at most.
 * @throws Unusable where a record goes on and on: nobody knows where the next would begin
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow | BadRow> {
  const bad: BadRow[] = []
  let lastBad: number | undefined
  let skipped = 0
  const parser = parse({
    relax_column_count: true,
    info: true,
    raw: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error, raw) => {
      skipped += 1
      const row = toBadRow(error, raw)
      // Each stray quote of a row is told.
      if (row.line !== lastBad) bad.push(row)
      lastBad = row.line
    },
  })
  let header: string[] | undefined
  let read = 0
  const rowsSoFar = () => parser.info.records + skipped
  const bytes = Readable.from(bounded(text, rowsSoFar))
  for await (const row of pipeline(bytes, parser, () => undefined)) {
    const { record, raw, info } = row as Parsed
    yield* bad.splice(0)
    const line = info.lines - newlinesWithin(raw)
    read += 1
    if (header) yield toRow({ header, record, line, raw })
    else header = record.map((name) => name.trim())
  }
  yield* bad
  if (read === 0 && bad.length > 0) throw new Unusable(bad[0]?.reason)
}

async function* bounded(text: AsyncIterable<string>, rowsSoFar: () => number) {
  let rows = 0
  let size = 0
  for await (const chunk of text) {
    size = rowsSoFar() === rows ? size + chunk.length : 0
    rows = rowsSoFar()
    if (size > largestRecord)
      throw new Unusable(
        `What comes after ${rows} rows is longer than 8 MB: a quote may be open that never closes.`,
      )
    yield chunk
  }
}

/** Line ends inside the record: the one that ends it is not counted. */
const newlinesWithin = (raw: string) => raw.replace(/\r?\n$/, '').split('\n').length - 1

type Cells = { header: string[]; record: string[]; line: number; raw: string }

const toRow = ({ header, record, line, raw }: Cells): CsvRow | BadRow => {
  if (record.length !== header.length)
    return { line, raw, reason: `The row has ${record.length} columns, not ${header.length}.` }
  return {
    line,
    raw,
    cells: Object.fromEntries(header.map((name, at) => [name, record[at] ?? ''])),
  }
}

const toBadRow = (error: CsvError | undefined, raw: string | undefined): BadRow => ({
  line: Number(error?.['lines'] ?? 0),
  reason: `The row is not CSV: ${error?.message ?? 'unknown'}.`,
  raw: (raw ?? '').slice(0, 10_000),
})
