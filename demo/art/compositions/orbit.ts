import { type Billing, credits } from '../billing.ts'
import { circle, gradient, letters, ring, round } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { sky: ['#05060f', '#131a3a', '#3b2a63'], planet: ['#f7c59f', '#ef5d60'], line: '#f4f1de' },
  { sky: ['#02111b', '#08304a', '#1c6e8c'], planet: ['#f2f4f3', '#8fb9c9'], line: '#e8f1f2' },
  { sky: ['#0d0208', '#3a0ca3', '#f72585'], planet: ['#ffd166', '#ff7b54'], line: '#ffe8d6' },
  { sky: ['#0b0c10', '#1f2833', '#45545f'], planet: ['#66fcf1', '#1e7f87'], line: '#dfe7ea' },
  { sky: ['#11070a', '#43121a', '#a5402d'], planet: ['#ffe8c2', '#f0a35e'], line: '#fff1dc' },
  { sky: ['#06121f', '#0f3d4c', '#d96c4a'], planet: ['#f6e7cb', '#d9a05b'], line: '#f6ead4' },
  { sky: ['#160f29', '#246a73', '#368f8b'], planet: ['#f3dfc1', '#ddbea8'], line: '#f3e9d8' },
] as const

/** A world, its moons and a great deal of room. */
export const orbit = (billing: Billing, random: Random) => {
  const { sky, planet, line } = random.pick(palettes)
  const centre = [random.between(380, 620), random.between(500, 600)] as const
  const r = random.between(210, 270)
  const title = setText({
    text: billing.title.toUpperCase(),
    face: faces.condensed,
    box: { x: 90, y: 960, width: 820, height: 340 },
    align: 'center',
    gather: 'bottom',
    leading: 0.98,
    tracking: 0.06,
    maxSize: 250,
  })
  return [
    `<defs>${gradient('sky', { stops: sky })}${gradient('planet', { stops: planet, to: [1, 1] })}</defs>`,
    '<rect width="1000" height="1500" fill="url(#sky)"/>',
    stars(random, line),
    orbits(random, { centre, r, line }),
    circle(centre, { r, fill: 'url(#planet)' }),
    shadow(centre, { r, night: sky[0] }),
    letters(title, line),
    credits(billing, { x: 500, y: 1385, align: 'center', fill: line }),
  ].join('')
}

const stars = (random: Random, fill: string) =>
  Array.from({ length: 130 }, () => {
    const size = random.between(0.8, 3) * random.between(0.5, 1)
    return `<circle cx="${round(random.between(0, 1000))}" cy="${round(random.between(0, 1100))}" r="${round(size)}" fill="${fill}" opacity="${round(random.between(0.3, 1))}"/>`
  }).join('')

const orbits = (
  random: Random,
  { centre, r, line }: { centre: readonly [number, number]; r: number; line: string },
) => {
  const rings = [1.45, 1.9, 2.5, 3.25].map((share) => r * share)
  const moons = rings.map((radius) => {
    const angle = random.between(1.05, 1.9) * Math.PI
    const at = [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)] as const
    return circle(at, { r: random.between(9, 30), fill: line })
  })
  return `<g opacity=".55">${rings.map((radius) => ring(centre, { r: radius, stroke: line, width: 2.5 })).join('')}</g>${moons.join('')}`
}

/** The side that the sun does not reach. */
const shadow = ([x, y]: readonly [number, number], { r, night }: { r: number; night: string }) =>
  `<path d="M${x + r * 0.5},${y - r * 0.866}A${r},${r} 0 0 1 ${x - r * 0.5},${y + r * 0.866}` +
  `A${r * 1.35},${r * 1.35} 0 0 0 ${x + r * 0.5},${y - r * 0.866}Z" fill="${night}" opacity=".72"/>`
