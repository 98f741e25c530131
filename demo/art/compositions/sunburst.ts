import { type Billing, credits } from '../billing.ts'
import { circle, fillPage, letters, type Point, polygon, ring } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { night: '#10241f', ray: '#17372f', gold: '#e3b65b', glow: '#f6e3b0' },
  { night: '#1b1730', ray: '#282148', gold: '#e8a24c', glow: '#f9dfb4' },
  { night: '#2b0f14', ray: '#43161c', gold: '#e6b877', glow: '#f7e6c8' },
  { night: '#0f1c2e', ray: '#172c47', gold: '#d9b26a', glow: '#f3e4c1' },
  { night: '#151515', ray: '#232120', gold: '#c9a15a', glow: '#f1e6cf' },
  { night: '#eadfc8', ray: '#e0d1b2', gold: '#8c2f2b', glow: '#2a1f1a' },
] as const

type Palette = (typeof palettes)[number]

const lamp: Point = [500, 540]

/** A picture palace of the twenties: rays, a stepped frame and a figure in a ring. */
export const sunburst = (billing: Billing, random: Random) => {
  const palette = random.pick(palettes)
  const { night, ray, gold, glow } = palette
  const figure = random.pick([moon, towers, fan, star])
  const title = setText({
    text: billing.title.toUpperCase(),
    face: faces.deco,
    box: { x: 120, y: 915, width: 760, height: 320 },
    align: 'center',
    gather: 'middle',
    leading: 1.02,
    maxSize: 250,
  })
  return [
    fillPage(night),
    beams(random.pick([14, 18, 22]))
      .map((points) => polygon(points, ray))
      .join(''),
    circle(lamp, { r: 330, fill: night }),
    ring(lamp, { r: 330, stroke: gold, width: 3 }),
    ring(lamp, { r: 312, stroke: gold, width: 10 }),
    `<clipPath id="lamp">${circle(lamp, { r: 300, fill: '#000' })}</clipPath>`,
    `<g clip-path="url(#lamp)">${figure(palette)}</g>`,
    frame(palette),
    letters(title, glow),
    credits(billing, { x: 500, y: 1325, align: 'center', fill: gold, faint: glow }),
  ].join('')
}

/** Every other slice of a circle that reaches past the page. */
const beams = (count: number) =>
  Array.from({ length: count }, (_, index): Point[] => {
    const from = (index / count) * 2 * Math.PI
    return [lamp, polar(1800, from), polar(1800, from + Math.PI / count)]
  })

const polar = (r: number, angle: number): Point => [
  lamp[0] + r * Math.cos(angle),
  lamp[1] + r * Math.sin(angle),
]

const moon = ({ gold, glow, night }: Palette) =>
  circle(lamp, { r: 215, fill: gold }) +
  circle([565, 515], { r: 182, fill: glow }) +
  circle([628, 478], { r: 142, fill: night })

/** A city that steps up towards its middle. */
const towers = ({ gold, glow, ray }: Palette) =>
  [
    [180, 760, 640],
    [240, 660, 520],
    [310, 560, 380],
    [375, 450, 250],
    [430, 350, 140],
    [475, 262, 50],
  ]
    .map(([x = 0, y = 0, width = 0], index) => {
      const fill = [gold, ray, gold, ray, gold, glow][index] ?? gold
      return `<rect x="${x}" y="${y}" width="${width}" height="600" fill="${fill}"/>`
    })
    .join('')

/** Scales upon scales, as on a dress. */
const fan = ({ gold, night, glow }: Palette) =>
  Array.from({ length: 30 }, (_, index) => {
    const row = Math.floor(index / 5)
    const centre: Point = [260 + (index % 5) * 120 + (row % 2) * 60 - 30, 270 + row * 110]
    return [82, 64, 46, 26]
      .map((r, band) => circle(centre, { r, fill: [gold, night, gold, glow][band] ?? gold }))
      .join('')
  }).join('')

const star = ({ gold, glow }: Palette) =>
  polygon(points({ count: 16, outer: 290, inner: 96 }), gold) +
  polygon(points({ count: 8, outer: 205, inner: 52 }), glow)

const points = ({ count, outer, inner }: { count: number; outer: number; inner: number }) =>
  Array.from({ length: count * 2 }, (_, index) =>
    polar(index % 2 === 0 ? outer : inner, (index / count) * Math.PI - Math.PI / 2),
  )

/** Two lines with stepped corners, and the night outside them. */
const frame = ({ gold, night }: Palette) => {
  const steps = (inset: number) => {
    const far = { x: 1000 - inset, y: 1500 - inset }
    return (
      `M${inset + 72},${inset}H${far.x - 72}v36h36v36h36V${far.y - 72}h-36v36h-36v36` +
      `H${inset + 72}v-36h-36v-36h-36V${inset + 72}h36v-36h36Z`
    )
  }
  return (
    `<path fill="${night}" fill-rule="evenodd" d="M0,0H1000V1500H0Z${steps(48)}"/>` +
    `<path fill="none" stroke="${gold}" stroke-width="9" d="${steps(48)}"/>` +
    `<path fill="none" stroke="${gold}" stroke-width="3" d="${steps(66)}"/>`
  )
}
