import { jsonParser } from 'stream-json/core/parser.js'
import { Unusable } from '../Unusable.ts'
import { openElements } from './jsonElements.ts'
import { largestRecord } from './largestRecord.ts'
import { openPieces } from './lines.ts'

/** An element of a JSON array, with the line on which it begins; of one that is too large, nothing else. */
export type JsonRow = { line: number; value: unknown } | { line: number; isTooLarge: true }

export type Token = { name: string; value?: unknown }

/**
 * The elements of a JSON array, one after the other; memory is bounded by the largest, 8 MB at most.
 * @throws Unusable with the line where the text is no JSON or no array
 */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<JsonRow[]> {
  const parse = jsonParser({ packValues: true, streamValues: false }) as (piece: string) => unknown
  const array = openElements()
  const pieces = openPieces()
  let line = 1
  let withoutToken = 0
  const take = ({ piece, number }: { piece: string; number: number }) => {
    line = number
    const tokens = tokensIn(parse(piece))
    withoutToken = tokens.length > 0 ? 0 : withoutToken + piece.length
    if (withoutToken > largestRecord)
      throw new Unusable(
        `A single value on line ${line} is longer than 8 MB, which none of a film is.`,
      )
    const rows = tokens.flatMap((token) => array.take(token, line))
    array.grow(piece.length)
    return rows
  }
  for await (const chunk of text) {
    const rows = pieces(chunk).flatMap((piece) => orRefuse(piece.number, () => take(piece)))
    if (rows.length > 0) yield rows
  }
  if (!array.isComplete()) throw new Unusable(`The JSON breaks off at line ${line}.`)
}

/** The parser answers with an object that holds `values`, or with a sign for nothing. */
const tokensIn = (many: unknown): Token[] =>
  typeof many === 'object' && many !== null && 'values' in many ? (many.values as Token[]) : []

const orRefuse = <T>(line: number, act: () => T): T => {
  try {
    return act()
  } catch (cause) {
    if (cause instanceof Unusable) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Unusable(`Line ${line} is not JSON as it should be: ${reason}.`, { cause })
  }
}
