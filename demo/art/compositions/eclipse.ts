import { type Billing, credits } from '../billing.ts'
import { circle, fillPage, letters, type Point, polygon } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#0c0a0b', disc: '#c8102e', bone: '#efe6d8' },
  { page: '#101010', disc: '#e9e2d0', bone: '#d5232c' },
  { page: '#071413', disc: '#9fe870', bone: '#e8f5dc' },
  { page: '#140a1a', disc: '#ff7a1a', bone: '#ffe9d1' },
] as const

/** A disc, bitten from both sides. */
export const eclipse = (billing: Billing, random: Random) => {
  const { page, disc, bone } = random.pick(palettes)
  const title = setText({
    text: billing.title.toUpperCase(),
    face: faces.condensed,
    box: { x: 80, y: 1010, width: 840, height: 310 },
    align: 'center',
    gather: 'bottom',
    leading: 0.95,
    tracking: 0.05,
    maxSize: 290,
  })
  const teeth = random.pick([9, 11, 13])
  return [
    fillPage(page),
    circle([500, 520], { r: 400, fill: disc }),
    jaw(random, { teeth, from: 80, gum: 60, reach: 480 })
      .map((tooth) => polygon(tooth, page))
      .join(''),
    jaw(random, { teeth, from: 80, gum: 980, reach: 560 })
      .map((tooth) => polygon(tooth, page))
      .join(''),
    letters(title, bone),
    credits(billing, { x: 500, y: 1395, align: 'center', fill: disc, faint: bone }),
  ].join('')
}

/** Long teeth from a gum towards the middle of the disc, longest in the middle. */
const jaw = (
  random: Random,
  { teeth, from, gum, reach }: { teeth: number; from: number; gum: number; reach: number },
) => {
  const step = (1000 - 2 * from) / teeth
  return Array.from({ length: teeth }, (_, index): Point[] => {
    const x = from + (index + 0.5) * step
    const middle = 1 - Math.abs(index - (teeth - 1) / 2) / teeth
    const tip = gum + (reach - gum) * middle * random.between(0.62, 1)
    return [
      [x - step * 0.5, gum],
      [x + step * 0.5, gum],
      [x + random.between(-14, 14), tip],
    ]
  })
}
