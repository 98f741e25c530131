import { type Billing, credits } from '../billing.ts'
import { fillPage, letters } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#fdf4e3', colors: ['#ef476f', '#ffd166', '#06a77d', '#1b4d89'], ink: '#1d2433' },
  { page: '#fff6ea', colors: ['#f94f6d', '#ff9f43', '#ffd6e0', '#7b2d8b'], ink: '#3c1642' },
  { page: '#f4f1e8', colors: ['#e4572e', '#f3a712', '#29335c', '#669bbc'], ink: '#1b2140' },
  { page: '#fbf3e4', colors: ['#2a9d8f', '#e9c46a', '#e76f51', '#264653'], ink: '#1d353f' },
] as const

type Colors = readonly [string, ...string[]]

const side = 210

/** A floor of quarter circles, dots and leaves. */
export const tiles = (billing: Billing, random: Random) => {
  const { page, colors, ink } = random.pick(palettes)
  const floor = Array.from({ length: 4 * 4 }, (_, index) =>
    tile(random, {
      x: 80 + (index % 4) * side,
      y: 80 + Math.floor(index / 4) * side,
      colors,
      page,
    }),
  )
  const title = setText({
    text: billing.title,
    face: faces.blocky,
    box: { x: 80, y: 985, width: 840, height: 320 },
    gather: 'middle',
    leading: 1.0,
    maxSize: 230,
  })
  return [
    fillPage(page),
    ...floor,
    letters(title, ink),
    credits(billing, { x: 80, y: 1390, fill: ink }),
  ].join('')
}

const tile = (
  random: Random,
  { x, y, colors, page }: { x: number; y: number; colors: Colors; page: string },
) => {
  const ground = random.pick([...colors, page] as const)
  const figure = random.pick(without([...colors, page], ground))
  const spark = random.pick(without([...colors, page], figure))
  const turn = random.pick([0, 90, 180, 270])
  const shape = random.pick([quarter, rings, leaf, dot, halves])
  return (
    `<g transform="translate(${x} ${y}) rotate(${turn} ${side / 2} ${side / 2})">` +
    `<rect width="${side}" height="${side}" fill="${ground}"/>${shape(figure, spark)}</g>`
  )
}

const without = (colors: readonly string[], color: string): Colors => {
  const [first = color, ...rest] = colors.filter((other) => other !== color)
  return [first, ...rest]
}

const pie = (r: number, fill: string) =>
  `<path d="M0,0H${r}A${r},${r} 0 0 1 0,${r}Z" fill="${fill}"/>`

const quarter = (figure: string) => pie(side, figure)

const rings = (figure: string, spark: string) =>
  pie(side, figure) + pie(side * 0.66, spark) + pie(side * 0.33, figure)

const leaf = (figure: string) =>
  `<path d="M0,0A${side},${side} 0 0 1 ${side},${side}A${side},${side} 0 0 1 0,0Z" fill="${figure}"/>`

const dot = (figure: string, spark: string) =>
  `<circle cx="105" cy="105" r="82" fill="${figure}"/><circle cx="105" cy="105" r="34" fill="${spark}"/>`

const halves = (figure: string, spark: string) =>
  `<path d="M0,0A105,105 0 0 0 ${side},0Z" fill="${figure}"/>` +
  `<path d="M0,${side}A105,105 0 0 1 ${side},${side}Z" fill="${spark}"/>`
