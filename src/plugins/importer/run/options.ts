import type { ClientBase } from 'pg'
import type { FormatName } from '../formats/format.ts'
import type { Source } from '../read/source.ts'
import type { Writer } from '../write/writer.ts'
import type { Counts } from './record.ts'

/** What an import is told. */
export type ImportOptions = {
  sources: readonly Source[]
  /** Left out, the files tell. */
  format?: FormatName | undefined
  /** Instead of the one that the bytes tell. */
  encoding?: string | undefined
  /** Whether what editors changed by hand is overwritten. */
  overwrite?: boolean
  /** The user who asked for it. */
  startedBy?: number | undefined
  /** An import that waits already, instead of a new one. */
  waiting?: number | undefined
  /** How records are written; by set-based SQL where it is left out. */
  writer?: Writer
  /** A second connection, on which casts are written while the first writes the films that follow. */
  beside?: ClientBase | undefined
  /** Stops it, so that the same import goes on from there. */
  signal?: AbortSignal
  onProgress?: (shown: Shown) => void
}

/** How far it is: bytes while it reads, records while it writes. */
export type Shown = {
  phase: 'Reading' | 'Sorting' | 'Writing'
  done: number
  total: number | undefined
}

export type ImportResult = {
  id: number
  state: 'finished' | 'interrupted'
  /** Whether it went on where an earlier one had stopped. */
  isResumed: boolean
  counts: Counts
}
