import { Assembler } from 'stream-json/core/assembler.js'
import type { JsonRow, Token } from './jsonRows.ts'
import { largestRecord } from './largestRecord.ts'

/** Puts an array's elements together from tokens. One that grows too large is let go, and the array goes on after it. */
export function openElements() {
  let assembler = new Assembler()
  let begins = 0
  let size = 0
  /** How deep within an element that was let go. */
  let skipped = 0
  return {
    take(token: Token, line: number): JsonRow[] {
      if (skipped > 0) {
        skipped += depthOf(token)
        return skipped === 0 ? [{ line: begins, isTooLarge: true }] : []
      }
      if (assembler.depth === 0 && token.name !== 'startArray') throw new Error('not an array')
      if (assembler.depth === 1) [begins, size] = [line, 0]
      assembler.consume(token as Parameters<typeof assembler.consume>[0])
      const { current } = assembler
      if (assembler.depth !== 1 || !Array.isArray(current) || current.length === 0) return []
      return [{ line: begins, value: current.pop() as unknown }]
    },
    /** So many more characters were read. */
    grow(length: number) {
      size += length
      if (size <= largestRecord || skipped > 0 || assembler.depth < 2) return
      skipped = assembler.depth - 1
      assembler = new Assembler()
      assembler.consume({ name: 'startArray' })
    },
    isComplete: () => assembler.done,
  }
}

const depthOf = ({ name }: Token) =>
  name === 'startArray' || name === 'startObject' ? 1 : name.startsWith('end') ? -1 : 0
