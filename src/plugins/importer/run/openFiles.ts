import type { FormatName, Kind } from '../formats/format.ts'
import { recognise } from '../formats/index.ts'
import type { Source } from '../read/source.ts'
import { textOf } from '../read/text.ts'
import { Unusable } from '../Unusable.ts'

/** A file whose kind is known, with its text to be read once. */
export type OpenFile = { kind: Kind; text: AsyncGenerator<string>; place: number }

type Opening = {
  format: FormatName | undefined
  encoding: string | undefined
  onBytes: (bytes: number) => void
}

/** How much of a text tells what it is, in characters. */
const headSize = 4096

/**
 * Opens the files and tells what they are, in the order in which their kinds are to be read.
 * @throws Unusable for a file that is not of the format, and for files of several formats
 */
export const openFiles = async (sources: readonly Source[], opening: Opening) => {
  const opened: (OpenFile & { format: FormatName; rank: number })[] = []
  for (const [place, source] of sources.entries()) {
    const { head, text } = await headed(textOf(source, opening))
    const expected = opening.format ?? opened[0]?.format
    const { format, kind } = recognise(head, { file: source.name, expected })
    opened.push({ format: format.name, kind, text, place, rank: format.kinds.indexOf(kind) })
  }
  const [first] = opened
  if (!first) throw new Unusable('No file was given.')
  return {
    format: first.format,
    files: opened.sort((a, b) => a.rank - b.rank || a.place - b.place),
  }
}

async function headed(text: AsyncGenerator<string>) {
  let head = ''
  while (head.length < headSize) {
    const next = await text.next()
    if (next.done) break
    head += next.value
  }
  return { head, text: whole(head, text) }
}

async function* whole(head: string, rest: AsyncGenerator<string>) {
  yield head
  yield* rest
}
