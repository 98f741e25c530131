import { type Billing, credits } from '../billing.ts'
import { circle, fillPage, letters, type Point } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#f5ede1', one: '#e2604b', other: '#3f6c8f', both: '#5a2a45', ink: '#2a1a2b' },
  { page: '#f7efe6', one: '#f0a6a0', other: '#d1495b', both: '#8d1f3c', ink: '#4a0f22' },
  { page: '#1d1a2b', one: '#e7b75f', other: '#c8553d', both: '#f4ead5', ink: '#f4ead5' },
  { page: '#eef0e6', one: '#7da87b', other: '#e9b44c', both: '#3f6b4f', ink: '#1f3a2d' },
  { page: '#10222b', one: '#2f7f86', other: '#e58c74', both: '#f6dfc8', ink: '#f6ead9' },
  { page: '#e6dccb', one: '#1f3b4d', other: '#c98b2b', both: '#6d1f1f', ink: '#1f2a33' },
  { page: '#3b1f2b', one: '#d77a61', other: '#d8b4a0', both: '#fdf1e3', ink: '#fdeedd' },
  { page: '#f3f0e7', one: '#5b6c9e', other: '#e3a6a1', both: '#34345f', ink: '#25274d' },
] as const

/** Two who overlap. */
export const lenses = (billing: Billing, random: Random) => {
  const { page, one, other, both, ink } = random.pick(palettes)
  const r = random.between(255, 290)
  const apart = r * random.between(0.42, 0.72)
  const slope = random.between(-0.75, 0.75)
  const first: Point = [500 - apart * Math.cos(slope), 470 - apart * Math.sin(slope)]
  const second: Point = [500 + apart * Math.cos(slope), 470 + apart * Math.sin(slope)]
  const title = setText({
    text: billing.title,
    face: faces.serif,
    box: { x: 90, y: 880, width: 820, height: 410 },
    align: 'center',
    gather: 'middle',
    leading: 1.02,
    maxSize: 210,
  })
  return [
    fillPage(page),
    `<clipPath id="one">${circle(first, { r, fill: '#000' })}</clipPath>`,
    circle(first, { r, fill: one }),
    circle(second, { r, fill: other }),
    `<g clip-path="url(#one)">${circle(second, { r, fill: both })}</g>`,
    letters(title, ink),
    credits(billing, { x: 500, y: 1385, align: 'center', fill: ink }),
  ].join('')
}
