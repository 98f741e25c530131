import { largestRecord } from './largestRecord.ts'

/** Cuts chunks of a text at line ends: pieces with the numbers of their lines; a long line comes in several. */
export function openPieces() {
  let number = 1
  return (chunk: string) =>
    chunk
      .split(afterLineEnd)
      .map((piece) => ({ piece, number: piece.endsWith('\n') ? number++ : number }))
}

const afterLineEnd = /(?<=\n)/

/** `isTooLong`: of a line longer than any record, its beginning alone. */
type Line = { line: string; number: number; isTooLong?: boolean }

/** What is kept of a line that is too long. */
const beginning = 1000

/** Whole lines with their numbers, without their ends (Unix or Windows). Empty ones are left out. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let open = ''
  let number = 1
  let isTooLong = false
  for await (const chunk of text) {
    const parts = (open + chunk).split('\n')
    open = parts.pop() ?? ''
    for (const part of parts) {
      yield* lineOf(part, { number, isTooLong })
      isTooLong = false
      number += 1
    }
    isTooLong ||= open.length > largestRecord
    if (isTooLong) open = open.slice(0, beginning)
  }
  yield* lineOf(open, { number, isTooLong })
}

function* lineOf(text: string, { number, isTooLong }: Omit<Line, 'line'>): Generator<Line> {
  if (isTooLong || text.length > largestRecord)
    yield { line: text.slice(0, beginning), number, isTooLong: true }
  else if (text.trim() !== '')
    yield { line: text.endsWith('\r') ? text.slice(0, -1) : text, number }
}
