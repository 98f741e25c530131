import { type Billing, credits } from '../billing.ts'
import { fillPage, outline, type Point, polygon } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#e8472b', paper: '#14110f', second: '#f3c623', title: '#fbf3e2', foot: '#14110f' },
  { page: '#f2b632', paper: '#17202a', second: '#d1361f', title: '#fdf6e3', foot: '#17202a' },
  { page: '#2a6f97', paper: '#0b132b', second: '#f25f29', title: '#fdf2dd', foot: '#fdf2dd' },
  { page: '#efe6d2', paper: '#1b1b1b', second: '#d7322a', title: '#fffaf0', foot: '#1b1b1b' },
  { page: '#3d5a45', paper: '#121a14', second: '#eda93a', title: '#f8f1df', foot: '#f8f1df' },
  { page: '#8e2d56', paper: '#1c0d18', second: '#f3a64b', title: '#fbeee0', foot: '#fbeee0' },
] as const

type Palette = (typeof palettes)[number]

/** Scissors and paper, as titles of the fifties and sixties were made. */
export const cutout = (billing: Billing, random: Random) => {
  const palette = random.pick(palettes)
  const text = setText({
    text: billing.title,
    face: faces.blocky,
    box: { x: 130, y: 800, width: 740, height: 400 },
    gather: 'bottom',
    leading: 1.02,
    maxSize: 210,
  })
  const panel = { x: 70, y: text.top - 70, width: 860, height: text.bottom - text.top + 140 }
  const motif = random.pick([eye, spiral, bars])
  return [
    fillPage(palette.page),
    motif(random, { middle: (panel.y + 60) / 2, palette }),
    polygon(scrap(random, panel), palette.paper),
    text.paths
      .map((path) => turned(outline(path, palette.title), random.between(-1.4, 1.4)))
      .join(''),
    credits(billing, { x: 500, y: 1375, align: 'center', fill: palette.foot }),
  ].join('')
}

type Motif = { middle: number; palette: Palette }

/** A rectangle as scissors cut it: no corner is quite where it should be. */
const scrap = (
  random: Random,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Point[] => {
  const off = () => random.between(-22, 22)
  return [
    [x + off(), y + off()],
    [x + width * 0.5 + off(), y + off()],
    [x + width + off(), y + off()],
    [x + width + off(), y + height + off()],
    [x + width * 0.4 + off(), y + height + off()],
    [x + off(), y + height + off()],
  ]
}

const turned = (content: string, degrees: number) =>
  `<g transform="rotate(${degrees.toFixed(2)} 500 1000)">${content}</g>`

/** A wide eye that looks somewhere else. */
const eye = (random: Random, { middle: y, palette: { page, paper, second } }: Motif) => {
  const gaze = 500 + random.between(-70, 70)
  const lid = `M90,${y + 20}Q420,${y - 330} 910,${y - 24}Q560,${y + 300} 90,${y + 20}Z`
  return (
    outline(lid, paper) +
    `<g transform="translate(500 ${y}) scale(.84) translate(-500 ${-y})">${outline(lid, page)}</g>` +
    `<circle cx="${gaze}" cy="${y - 12}" r="132" fill="${second}"/>` +
    `<circle cx="${gaze}" cy="${y - 12}" r="66" fill="${paper}"/>`
  )
}

/** A whirl that somebody falls into. */
const spiral = (random: Random, { middle, palette: { paper, second } }: Motif) => {
  const start = random.between(0, 2 * Math.PI)
  const turns = 5
  const points = Array.from({ length: 240 }, (_, index) => {
    const share = index / 239
    const angle = start + share * turns * 2 * Math.PI
    const r = 8 + share * 350
    return `${(500 + r * Math.cos(angle)).toFixed(1)},${(middle + r * Math.sin(angle)).toFixed(1)}`
  })
  return (
    `<polyline points="${points.join(' ')}" fill="none" stroke="${paper}" stroke-width="27"/>` +
    `<circle cx="500" cy="${middle}" r="46" fill="${second}"/>`
  )
}

/** Bars that come down like blades. */
const bars = (random: Random, { middle, palette: { paper, second } }: Motif) => {
  const count = random.pick([5, 6, 7])
  const step = 860 / count
  return Array.from({ length: count }, (_, index) => {
    const x = 70 + index * step
    const width = step * random.between(0.55, 0.8)
    const reach = middle * random.between(0.7, 1.75)
    const fill = index % 3 === 1 ? second : paper
    return polygon(scrap(random, { x, y: -60, width, height: reach }), fill)
  }).join('')
}
