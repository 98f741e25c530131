import { Assembler } from 'stream-json/core/assembler.js'
import { jsonParser } from 'stream-json/core/parser.js'
import { Unusable } from '../Unusable.ts'
import { piecesOf } from './lines.ts'

/** An element of a JSON array, with the line on which it begins. */
export type JsonRow = { line: number; value: unknown }

type Token = { name: string; value?: unknown }

/**
 * The elements of a JSON array, one after the other; memory is bounded by the largest.
 * @throws Unusable with the line where the text is no JSON or no array
 */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<JsonRow[]> {
  const parse = jsonParser({ packValues: true, streamValues: false }) as (piece: string) => unknown
  const array = elements()
  let line = 1
  for await (const { piece, number } of piecesOf(text)) {
    line = number
    const tokens = orRefuse(line, () => tokensIn(parse(piece)))
    const rows = orRefuse(line, () => tokens.flatMap((token) => array.take(token, line)))
    if (rows.length > 0) yield rows
  }
  if (!array.isComplete()) throw new Unusable(`The JSON breaks off at line ${line}.`)
}

/** Puts an array's elements together from tokens. */
function elements() {
  const assembler = new Assembler()
  let begins = 0
  return {
    take(token: Token, line: number): JsonRow[] {
      if (assembler.depth === 0 && token.name !== 'startArray') throw new Error('not an array')
      if (assembler.depth === 1) begins = line
      assembler.consume(token as Parameters<typeof assembler.consume>[0])
      const { current } = assembler
      if (assembler.depth !== 1 || !Array.isArray(current) || current.length === 0) return []
      return [{ line: begins, value: current.pop() as unknown }]
    },
    isComplete: () => assembler.done,
  }
}

/** The parser answers with an object that holds `values`, or with a sign for nothing. */
const tokensIn = (many: unknown): Token[] =>
  typeof many === 'object' && many !== null && 'values' in many ? (many.values as Token[]) : []

const orRefuse = <T>(line: number, act: () => T): T => {
  try {
    return act()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Unusable(`Line ${line} is not JSON as it should be: ${reason}.`, { cause })
  }
}
