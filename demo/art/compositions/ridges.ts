import { type Billing, credits } from '../billing.ts'
import { circle, gradient, letters, outline, round } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  {
    sky: ['#f6d6a8', '#ee8f5b'],
    sun: '#fff3d6',
    land: ['#d9653b', '#a8412f', '#6f2a2b', '#3a1a22'],
    ink: '#3a1a22',
    foot: '#fbe3bf',
  },
  {
    sky: ['#cfe3dc', '#f3efe0'],
    sun: '#e4572e',
    land: ['#8fb8a8', '#5b8e7d', '#2f5d57', '#173a3a'],
    ink: '#173a3a',
    foot: '#f3efe0',
  },
  {
    sky: ['#20315f', '#c46d7a'],
    sun: '#ffe0b5',
    land: ['#8a4a72', '#5a3568', '#33265a', '#171a3d'],
    ink: '#ffe9cf',
    foot: '#ffe9cf',
  },
  {
    sky: ['#f2ead8', '#e9cf9f'],
    sun: '#c8452f',
    land: ['#d3a35c', '#a8763e', '#6d4a2b', '#38281d'],
    ink: '#38281d',
    foot: '#f6e7c8',
  },
  {
    sky: ['#dfe9f0', '#a9c6d6'],
    sun: '#ffffff',
    land: ['#7fa6bb', '#4f7d97', '#2c5672', '#12324a'],
    ink: '#12324a',
    foot: '#eaf3f7',
  },
] as const

/** A sun over land behind land. */
export const ridges = (billing: Billing, random: Random) => {
  const { sky, sun, land, ink, foot } = random.pick(palettes)
  const title = setText({
    text: billing.title.toUpperCase(),
    face: faces.condensed,
    box: { x: 80, y: 95, width: 840, height: 430 },
    align: 'left',
    leading: 0.95,
    tracking: 0.01,
    maxSize: 330,
  })
  const height = Math.max(660, title.bottom + 200)
  return [
    `<defs>${gradient('sky', { stops: sky })}</defs>`,
    '<rect width="1000" height="1500" fill="url(#sky)"/>',
    circle([random.between(560, 760), height], { r: random.between(130, 180), fill: sun }),
    land
      .map((fill, index) =>
        outline(
          ridge(random, {
            y: height + 60 + index * ((1500 - height) / 5.2),
            height: 150 - index * 18,
          }),
          fill,
        ),
      )
      .join(''),
    letters(title, ink),
    credits(billing, { x: 80, y: 1385, fill: foot }),
  ].join('')
}

/** A skyline as the sum of three waves, so that no two are alike and none is jagged. */
const ridge = (random: Random, { y, height }: { y: number; height: number }) => {
  const waves = [1.3, 2.9, 6.7].map((turns, index) => ({
    turns: turns * random.between(0.8, 1.25),
    phase: random.between(0, 2 * Math.PI),
    share: [0.6, 0.28, 0.12][index] ?? 0,
  }))
  const points = Array.from({ length: 51 }, (_, index) => {
    const lift = waves.reduce(
      (sum, { turns, phase, share }) =>
        sum + share * Math.sin((index / 50) * turns * Math.PI + phase),
      0,
    )
    return `${index * 20},${round(y - lift * height)}`
  })
  return `M0,1500L${points.join('L')}L1000,1500Z`
}
