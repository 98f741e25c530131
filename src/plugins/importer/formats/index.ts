import { Unusable } from '../Unusable.ts'
import type { Format, FormatName, Kind } from './format.ts'
import { imdb } from './imdb.ts'
import { marquee } from './marquee.ts'
import { movielens } from './movielens.ts'
import { tmdb } from './tmdb.ts'
import { wikipedia } from './wikipedia.ts'

export const formats: readonly Format[] = [wikipedia, imdb, tmdb, movielens, marquee]

type Found = { format: Format; kind: Kind }

/**
 * What a text that begins like this is.
 * @throws Unusable where it is of another format than `expected`, or of none that we know
 */
export const recognise = (
  head: string,
  { file, expected }: { file: string; expected: FormatName | undefined },
): Found => {
  const found = formats
    .flatMap((format) => format.kinds.map((kind) => ({ format, kind })))
    .find(({ kind }) => kind.matches(head))
  if (found && (!expected || found.format.name === expected)) return found
  throw new Unusable(`${file} is not ${wanted(expected)}: ${sayFound(head, found)}.`)
}

const wanted = (expected: FormatName | undefined) =>
  expected === undefined ? 'of a format that is known here' : `a file of ${expected}`

const nameOf = ({ format, kind }: Found) =>
  format.kinds.length === 1 ? `a file of ${format.name}` : `${format.name}’s ${kind.name}`

const sayFound = (head: string, found: Found | undefined) => {
  if (found) return `it is ${nameOf(found)}`
  if (head.trim() === '') return 'it is empty'
  return `it begins with ${JSON.stringify(head.trimStart().slice(0, 80))}`
}
