import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create, type Font } from 'fontkit'

/** A typeface that ships in an npm package, sliced by range of characters. */
export type Face = {
  /** The slice that can draw a character, or undefined where none can. */
  sliceFor: (character: string) => Font | undefined
}

type Slice = { holds: (codePoint: number) => boolean; open: () => Font | undefined }

const { resolve } = createRequire(import.meta.url)

/** One weight of `@fontsource/<name>`; its files are read when a character first needs them. */
export const face = (name: string, weight = 400): Face => {
  let slices: Slice[] | undefined
  return {
    sliceFor: (character) => {
      const codePoint = character.codePointAt(0) ?? 0
      slices ??= slicesOf(name, weight)
      return slices
        .filter(({ holds }) => holds(codePoint))
        .map(({ open }) => open())
        .find((font) => font?.hasGlyphForCodePoint(codePoint))
    },
  }
}

/** Whether a face can draw every character of a text. */
export const covers = ({ sliceFor }: Face, text: string) =>
  Array.from(text).every((character) => character === ' ' || sliceFor(character) !== undefined)

const slicesOf = (name: string, weight: number): Slice[] => {
  const folder = path.dirname(resolve(`@fontsource/${name}/package.json`))
  const ranges: unknown = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8'))
  return Object.entries(ranges as Record<string, string>).map(([key, range]) => {
    const slice = key.replace(/[[\]]/g, '')
    const file = path.join(folder, 'files', `${name}-${slice}-${weight}-normal.woff`)
    return { holds: holder(range), open: once(() => fontIn(file)) }
  })
}

/** Reads a CSS `unicode-range` such as `U+20AC,U+2000-206F`. */
const holder = (range: string) => {
  const spans = range.split(',').map((span) => {
    const [first = '', last = first] = span.trim().replace(/^U\+/i, '').split('-')
    return { first: parseInt(first, 16), last: parseInt(last, 16) }
  })
  return (codePoint: number) =>
    spans.some(({ first, last }) => first <= codePoint && codePoint <= last)
}

const fontIn = (file: string) => {
  const font = create(readFileSync(file))
  return 'fonts' in font ? undefined : font
}

const once = <T>(make: () => T) => {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
