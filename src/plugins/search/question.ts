/** What someone typed, taken apart. The database makes words of it. */
export type Question = {
  terms: string[]
  /** What stood in quotes: these words, in this order. */
  phrases: string[]
  /** What had a minus before it. */
  excluded: string[]
  /** What an IMDb or Wikidata id was, alone or in an address. */
  externalId?: { column: 'imdb' | 'wikidata'; value: string }
}

/** Nobody types more; what is longer is cut, not refused. */
const longest = 200
const mostWords = 12

/** Understands `heat 1995`, `"exact phrase"`, `-word`, `tt0113277`, and the address of a page about any of it. */
export const toQuestion = (q: string): Question => {
  const typed = sound(q).slice(0, longest)
  const rest: string[] = []
  const phrases: string[] = []
  const excluded: string[] = []
  for (const [whole, minus, phrase] of typed.matchAll(token)) {
    const text = phrase ?? (minus ? whole.slice(1) : whole)
    if (!hasWord.test(text)) continue
    const kept = minus ? excluded : phrase === undefined ? rest : phrases
    if (kept.length < mostWords) kept.push(text.replaceAll('"', ' ').trim())
  }
  const externalId = toExternalId(typed)
  return { terms: rest, phrases, excluded, ...(externalId && { externalId }) }
}

// A minus counts before a word only: "Spider-Man - Homecoming" excludes nothing.
const token = /(-(?=["\p{L}\p{N}]))?(?:"([^"]*)"|[^\s"]+)/gu

// "$" is a film too.
const hasWord = /[^\s\p{P}\p{C}]/u

/** Without what no text in the database can hold, or that nobody sees. */
const sound = (q: string) =>
  q
    .replace(/[\p{Cc}\p{Cs}\p{Cf}]+/gu, ' ')
    .replace(/[“”„«»]/g, '"')
    .trim()

function toExternalId(typed: string): Question['externalId'] {
  const [, imdb] = /^(?:https?:\/\/\S*\/)?((?:tt|nm)\d{7,10})(?:[/?#]\S*)?$/i.exec(typed) ?? []
  if (imdb) return { column: 'imdb', value: imdb.toLowerCase() }
  const [, wikidata] = /^(?:https?:\/\/\S*\/)?(Q\d{1,20})(?:[/?#]\S*)?$/i.exec(typed) ?? []
  return wikidata ? { column: 'wikidata', value: wikidata.toUpperCase() } : undefined
}
