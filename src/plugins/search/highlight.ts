/** What was looked for, as tsqueries: words of names, stems of the films' texts. */
export type Looked = { words: string | null; stems: string | null }

type Shown = { title: string; other: string | null; text: string | null }

/**
 * The title with what was met in `<mark>`; the original title or a piece of the text where only they were met. All
 * else is escaped: the answer can stand in a page as it is.
 */
export const highlight = ({ title, other, text }: Shown, { words, stems }: Looked): string => {
  const named = toMatcher(words)
  const inTitle = mark(title, named)
  if (inTitle.isMet) return inTitle.html
  const inOther = mark(other ?? '', named)
  if (inOther.isMet) return inOther.html
  return (text && excerpt(text, toStemMatcher(stems))) ?? inTitle.html
}

type Matcher = (word: string) => boolean

// 'star' & 'wars':* as Postgres writes it; what must not be there is not marked.
const lexeme = /(!)?'((?:[^']|'')*)'(:\*)?/g

function lexemesOf(query: string | null) {
  const met = [...(query ?? '').matchAll(lexeme)].filter(([, not]) => !not)
  return met.map(([, , word = '', open]) => ({ word, isOpen: open !== undefined }))
}

function toMatcher(query: string | null): Matcher {
  const lexemes = lexemesOf(query)
  const whole = new Set(lexemes.map(({ word }) => word))
  const open = lexemes.flatMap(({ word, isOpen }) => (isOpen ? [word] : []))
  return (word) => whole.has(word) || open.some((beginning) => word.startsWith(beginning))
}

/** The longest ending that English adds to a stem. */
const ending = 4

function toStemMatcher(query: string | null): Matcher {
  const stems = lexemesOf(query).map(({ word, isOpen }) => ({
    word: word.length > 3 ? word.replace(/i$/, '') : word,
    longest: isOpen ? Infinity : word.length + (word.length > 3 ? ending : 0),
  }))
  return (word) => stems.some((stem) => word.startsWith(stem.word) && word.length <= stem.longest)
}

// A word, and the words that a hyphen, dot or apostrophe joins.
const token = /[\p{L}\p{N}\p{M}]+(?:[-'’.·][\p{L}\p{N}\p{M}]+)*/gu
// A Chinese or Japanese character is a word of its own.
const piece =
  /[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[\p{L}\p{N}\p{M}])+/gu

function mark(text: string, isMet: Matcher) {
  let met = false
  const marking = (word: string) => {
    if (!isMet(fold(word))) return word
    met = true
    return `${opening}${word}${closing}`
  }
  const marked = text.replace(token, (whole) => {
    const joined = isMet(fold(whole.replace(/[-'’.·]/g, '')))
    if (!joined) return whole.replace(piece, marking)
    met = true
    return `${opening}${whole}${closing}`
  })
  return { html: toHtml(marked), isMet: met }
}

// No text in the database holds these.
const [opening, closing] = ['\u0002', '\u0003']

const toHtml = (marked: string) =>
  marked.replace(/[&<>"'\u0002\u0003]/g, (character) => written[character] ?? character)

const written: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  [opening]: '<mark>',
  [closing]: '</mark>',
}

/** Letters around the first word that was met. */
const [before, after] = [60, 140]

function excerpt(text: string, isMet: Matcher): string | undefined {
  for (const { 0: word, index } of text.matchAll(piece)) {
    if (!isMet(fold(word))) continue
    const from = index <= before ? 0 : text.indexOf(' ', index - before) + 1
    const end = text.length <= index + after ? text.length : text.lastIndexOf(' ', index + after)
    const cut = text.slice(Math.min(from, index), Math.max(end, index + word.length))
    return mark(`${from > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}`, isMet).html
  }
  return undefined
}

/** A word as the index has it. */
export const fold = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter)

// What Unicode does not take for a letter with a mark.
const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
