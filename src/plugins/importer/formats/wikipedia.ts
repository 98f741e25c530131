import { z } from 'zod'
import { longestName, splitName } from '../facts/personName.ts'
import { toRichText } from '../facts/richText.ts'
import type { Fact } from '../facts/rows.ts'
import { toName, toPage, toText, toYear } from '../facts/texts.ts'
import { jsonRows, type JsonRow } from '../read/jsonRows.ts'
import { tooLarge } from '../read/largestRecord.ts'
import { type Context, type Format, rejected, skipped } from './format.ts'

/**
 * The lists of American films on the English Wikipedia as JSON arrays (prust/wikipedia-movie-data). People are known by
 * their names alone, films by title, year and page.
 */
export const wikipedia: Format = {
  name: 'wikipedia',
  knowsPeopleByName: true,
  kinds: [
    {
      name: 'wikipedia',
      matches: (head) => /^\s*\[\s*(\]|\{[^{}]*"(cast|href|genres|extract)"\s*:)/.test(head),
      read: async function* (text, context) {
        for await (const rows of jsonRows(text)) yield rows.flatMap((row) => toFacts(row, context))
      },
    },
  ],
}

const names = z.array(z.string().nullable()).nullish()

const shape = z.object({
  title: z.union([z.string(), z.number()]),
  year: z.union([z.number(), z.string()]).nullish(),
  cast: names,
  genres: names,
  href: z.string().nullish(),
  extract: z.string().nullish(),
})

type Film = z.output<typeof shape>

function toFacts(row: JsonRow, context: Context): Fact[] {
  if ('isTooLarge' in row) return [rejected({ line: row.line, reason: tooLarge, raw: '' })]
  const { line, value } = row
  const parsed = shape.safeParse(value)
  const reason = parsed.success ? problemOf(parsed.data) : toReason(parsed.error)
  if (!parsed.success || reason)
    return [rejected({ line, reason: reason ?? '', raw: JSON.stringify(value) })]
  const film = parsed.data
  const ref = context.nextRef()
  return [toMovie({ film, line, ref }), ...toCastings({ film, line, ref })]
}

const problemOf = ({ title, year }: Film) => {
  if (toName(String(title)) === null) return 'The film has no title.'
  if (year !== null && year !== undefined && year !== '' && toYear(year) === null)
    return `The year ${year} is not one from 1870 to 2100.`
  return undefined
}

const toReason = ({ issues: [issue] }: z.ZodError) =>
  issue?.path.length
    ? `The film’s ${issue.path.join('.')} is not as it should be: ${issue.message}.`
    : `This is no film: ${issue?.message ?? ''}.`

type Row = { film: Film; line: number; ref: number }

const toMovie = ({ film, line, ref }: Row): Fact => ({
  table: 'movies',
  row: {
    line,
    ref,
    title: toName(String(film.title)) ?? '',
    year: toYear(film.year),
    description: jsonOf(toRichText(toText(film.extract))),
    genres: (film.genres ?? []).map(toName).filter((name) => name !== null),
    wikipedia: toPage(film.href),
  },
})

const jsonOf = (document: object | null) => document && JSON.stringify(document)

function toCastings({ film, line, ref }: Row): Fact[] {
  return (film.cast ?? []).map((written, at) => {
    const name = toName(written)
    const person = toText(written)
    if (name === null || person === null) return skipped('cast entries without a name')
    if (name.length > longestName) return skipped('cast entries too long for a name')
    const casting = { line, ref, person, position: at + 1, ...splitName(name) }
    return { table: 'castings', row: casting }
  })
}
