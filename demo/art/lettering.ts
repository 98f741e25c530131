import type { Font } from 'fontkit'
import type { Face } from './face.ts'

/** A line of text as one outline at size 1: y grows downwards, the baseline is at 0. */
export type Line = {
  advance: number
  /** How far the ink reaches, so that lines can be set to it rather than to the font's own metrics. */
  ink: { left: number; right: number; top: number; bottom: number }
  /** Path data at a size, with the pen starting at (x, y). */
  at: (place: { x: number; y: number; size: number }) => string
}

type Placed = { x: number; y: number; path: Outline; scale: number }
type Outline = ReturnType<Font['layout']>['glyphs'][number]['path']

/** Shapes a text (ligatures, marks, joined and right-to-left scripts) and keeps its outlines. */
export const shape = (face: Face, text: string, tracking = 0): Line => {
  const placed: Placed[] = []
  let pen = 0
  for (const { font, run } of runsOf(face, text)) {
    const scale = 1 / font.unitsPerEm
    const { glyphs, positions } = font.layout(run)
    glyphs.forEach((glyph, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index] ?? still
      placed.push({ x: pen + xOffset * scale, y: yOffset * scale, path: glyph.path, scale })
      pen += xAdvance * scale + (xAdvance > 0 ? tracking : 0)
    })
  }
  return {
    advance: Math.max(0, pen - tracking),
    ink: inkOf(placed),
    at: ({ x, y, size }) =>
      placed
        .map(({ path, scale, x: dx, y: dy }) =>
          path.transform(scale * size, 0, 0, -scale * size, x + dx * size, y - dy * size).toSVG(),
        )
        .join(''),
  }
}

const still = { xAdvance: 0, xOffset: 0, yOffset: 0 }

/** Neighbouring characters of one slice are shaped together; spaces go with what precedes them. */
const runsOf = ({ sliceFor }: Face, text: string) => {
  const runs: Array<{ font: Font; run: string }> = []
  for (const character of text) {
    const last = runs.at(-1)
    const font = last?.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
      ? last.font
      : sliceFor(character)
    if (font === undefined) continue
    if (last?.font === font) last.run += character
    else runs.push({ font, run: character })
  }
  return runs
}

const inkOf = (placed: readonly Placed[]) => {
  const ink = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const { path, scale, x, y } of placed) {
    const { minX, maxX, minY, maxY } = path.bbox
    if (maxX < minX) continue
    ink.left = Math.min(ink.left, x + minX * scale)
    ink.right = Math.max(ink.right, x + maxX * scale)
    ink.top = Math.min(ink.top, -y - maxY * scale)
    ink.bottom = Math.max(ink.bottom, -y - minY * scale)
  }
  return Number.isFinite(ink.left) ? ink : { left: 0, right: 0, top: 0, bottom: 0 }
}
