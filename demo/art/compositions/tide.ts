import { type Billing, credits } from '../billing.ts'
import { circle, gradient, letters, outline, round } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  {
    sky: ['#12263f', '#2e5a72'],
    moon: '#f5e6c4',
    sea: ['#3a7d8c', '#2b6478', '#1f4d63', '#15384d', '#0d2436'],
    ink: '#f5e6c4',
  },
  {
    sky: ['#f3e7d3', '#eac7a3'],
    moon: '#d9583b',
    sea: ['#7fb0a8', '#558f8d', '#346f74', '#1f5059', '#12363f'],
    ink: '#1d3f47',
  },
  {
    sky: ['#2a1a3e', '#7b3b63'],
    moon: '#ffd9a0',
    sea: ['#a04b6c', '#7b3a63', '#582c57', '#3a2049', '#221437'],
    ink: '#ffe7c7',
  },
  {
    sky: ['#0e2a22', '#3f7d5c'],
    moon: '#f4f0c8',
    sea: ['#4f946c', '#3b7a59', '#2a6048', '#1b4737', '#0f2e25'],
    ink: '#f4f0d4',
  },
] as const

/** A moon over water that rolls in rows. */
export const tide = (billing: Billing, random: Random) => {
  const { sky, moon, sea, ink } = random.pick(palettes)
  const at = [random.between(320, 680), random.between(700, 760)] as const
  const title = setText({
    text: billing.title,
    face: faces.serif,
    box: { x: 85, y: 100, width: 830, height: 380 },
    align: 'center',
    leading: 1.02,
    maxSize: 220,
  })
  return [
    `<defs>${gradient('sky', { stops: sky })}</defs>`,
    '<rect width="1000" height="1500" fill="url(#sky)"/>',
    circle(at, { r: random.between(170, 210), fill: moon }),
    sea
      .map((fill, index) =>
        outline(wave(random, { y: 830 + index * 112, height: 26 + index * 7 }), fill),
      )
      .join(''),
    letters(title, ink),
    credits(billing, { x: 500, y: 1402, align: 'center', fill: '#fbf3df' }),
  ].join('')
}

/** Crests as round as scales, out of step with the row behind. */
const wave = (random: Random, { y, height }: { y: number; height: number }) => {
  const width = random.pick([200, 250])
  const start = -random.between(0, width)
  const crests = Array.from(
    { length: Math.ceil((1000 - start) / width) + 1 },
    () => `q${width / 4},${round(-height * 2)} ${width / 2},0t${width / 2},0`,
  )
  return `M${round(start)},${y}${crests.join('')}V1500H${round(start)}Z`
}
