import type { Face } from './face.ts'
import { type Line, shape } from './lettering.ts'

export type Box = { x: number; y: number; width: number; height: number }

export type Align = 'left' | 'center' | 'right'

export type Setting = {
  text: string
  /** What lines may be broken between, where that is not at spaces. */
  words?: string[] | undefined
  face: Face
  box: Box
  align?: Align
  /** Where in the box the lines gather when they do not fill it. */
  gather?: 'top' | 'middle' | 'bottom'
  /** From baseline to baseline, as a share of the size. */
  leading?: number
  tracking?: number
  maxSize?: number
  maxLines?: number
}

/** Lines on the page: one path each, and how far they reach. */
export type Block = { paths: string[]; top: number; bottom: number; size: number }

/** Breaks a text into the lines that let it be set largest within a box, and sets it. */
export const setText = (setting: Setting): Block => {
  const { text, face, tracking = 0, maxLines = 6 } = setting
  const words = setting.words ?? text.split(' ')
  const space = setting.words === undefined ? ' ' : ''
  const widths = new Map<string, Line>()
  const line = (from: number, to: number) => {
    const part = words.slice(from, to).join(space)
    const known = widths.get(part) ?? shape(face, part, tracking)
    widths.set(part, known)
    return known
  }
  const settings = Array.from({ length: Math.min(maxLines, words.length) }, (_, index) =>
    size(
      setting,
      balanced(words.length, { lines: index + 1, widthOf: (a, b) => inkWidth(line(a, b)) }).map(
        ([from, to]) => line(from, to),
      ),
    ),
  )
  return place(
    setting,
    settings.reduce((best, next) => (next.size > best.size * 1.04 ? next : best)),
  )
}

/** One line of a given size, its baseline at y and aligned to x. */
export const setLine = (line: {
  text: string
  face: Face
  x: number
  y: number
  size: number
  align?: Align
  tracking?: number
  /** The line is set smaller where it would be wider. */
  maxWidth?: number
}) => {
  const shaped = shape(line.face, line.text, line.tracking)
  const size = Math.min(line.size, (line.maxWidth ?? Infinity) / inkWidth(shaped))
  const x =
    line.x - shaped.ink.left * size - shareOf[line.align ?? 'left'] * inkWidth(shaped) * size
  return shaped.at({ x, y: line.y, size })
}

/** Lines that each fill the width of the box, as few or as many as fill its height best. */
export const setStack = ({
  text,
  face,
  box,
  gap,
}: Omit<Setting, 'align'> & { gap: number }): Block => {
  const words = text.split(' ')
  const stacks = partitions(words.length).map((breaks) => {
    const lines = breaks.map(([from, to]) => shape(face, words.slice(from, to).join(' ')))
    const sizes = lines.map((line) => box.width / inkWidth(line))
    const heights = lines.map(({ ink }, index) => (ink.bottom - ink.top) * (sizes[index] ?? 0))
    const height = heights.reduce((sum, next) => sum + next, gap * (lines.length - 1))
    return { lines, sizes, heights, height }
  })
  const fitting = stacks.filter(({ height }) => height <= box.height)
  const chosen = (fitting.length > 0 ? fitting : stacks).reduce((best, next) =>
    Math.abs(box.height - next.height) < Math.abs(box.height - best.height) ? next : best,
  )
  const squeeze = Math.min(1, box.height / chosen.height)
  let y = box.y
  const paths = chosen.lines.map((line, index) => {
    const size = (chosen.sizes[index] ?? 0) * squeeze
    const inset = (box.width * (1 - squeeze)) / 2
    const path = line.at({
      x: box.x + inset - line.ink.left * size,
      y: y - line.ink.top * size,
      size,
    })
    y += ((chosen.heights[index] ?? 0) + gap) * squeeze
    return path
  })
  return { paths, top: box.y, bottom: y - gap * squeeze, size: 0 }
}

const shareOf = { left: 0, center: 0.5, right: 1 }

const inkWidth = ({ ink }: Line) => ink.right - ink.left

type Sized = { size: number; lines: Line[] }

const size = ({ box, leading = 1.1, maxSize = Infinity }: Setting, lines: Line[]): Sized => {
  const widest = Math.max(...lines.map(inkWidth))
  return {
    lines,
    size: Math.min(maxSize, box.width / widest, box.height / heightOf(lines, leading)),
  }
}

/** From the top of the first line's ink to the bottom of the last's, at size 1. */
const heightOf = (lines: readonly Line[], leading: number) =>
  (lines.length - 1) * leading - (lines[0]?.ink.top ?? 0) + (lines.at(-1)?.ink.bottom ?? 0)

const place = (
  { box, align = 'left', gather = 'top', leading = 1.1 }: Setting,
  { lines, size }: Sized,
): Block => {
  const height = heightOf(lines, leading) * size
  const top = box.y + { top: 0, middle: 0.5, bottom: 1 }[gather] * (box.height - height)
  const baseline = top - (lines[0]?.ink.top ?? 0) * size
  const paths = lines.map((line, index) =>
    line.at({
      x: box.x - line.ink.left * size + shareOf[align] * (box.width - inkWidth(line) * size),
      y: baseline + index * leading * size,
      size,
    }),
  )
  return { paths, top, bottom: top + height, size }
}

type Span = readonly [from: number, to: number]

/** Splits words into a number of lines so that the widest is as narrow as can be. */
const balanced = (
  words: number,
  { lines, widthOf }: { lines: number; widthOf: (from: number, to: number) => number },
): Span[] => {
  const candidates = partitions(words).filter((breaks) => breaks.length === lines)
  const widest = (breaks: readonly Span[]) =>
    Math.max(...breaks.map(([from, to]) => widthOf(from, to)))
  return candidates.reduce((best, next) => (widest(next) < widest(best) ? next : best))
}

/** Every way to break a number of words into lines. A title of twelve words has 2,048. */
const partitions = (words: number): Span[][] =>
  words === 0
    ? [[]]
    : Array.from({ length: words }, (_, from) =>
        partitions(from).map((before): Span[] => [...before, [from, words]]),
      ).flat()
