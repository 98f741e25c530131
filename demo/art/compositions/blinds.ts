import { type Billing, credits } from '../billing.ts'
import { fillPage, letters, polygon } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#0e1216', light: '#f2c14e', figure: '#0e1216', title: '#f6ecd2' },
  { page: '#14110f', light: '#e8e0cf', figure: '#14110f', title: '#e5383b' },
  { page: '#0b1d26', light: '#7fc8c2', figure: '#0b1d26', title: '#f3efe4' },
  { page: '#1b0d14', light: '#f0656a', figure: '#1b0d14', title: '#fbe9dd' },
] as const

/** Someone in a doorway of light, cut by the slats of a blind. */
export const blinds = (billing: Billing, random: Random) => {
  const { page, light, figure, title } = random.pick(palettes)
  const lean = random.pick([-1, 1]) * random.between(90, 170)
  const text = setText({
    text: billing.title.toUpperCase(),
    face: faces.condensed,
    box: { x: 80, y: 90, width: 840, height: 400 },
    align: 'center',
    leading: 0.95,
    tracking: 0.03,
    maxSize: 300,
  })
  const top = text.bottom + 70
  return [
    fillPage(page),
    slats(random, { top, lean, light }),
    person({ x: 500, foot: 1270, fill: figure, lean, floor: light }),
    letters(text, title),
    credits(billing, { x: 500, y: 1392, align: 'center', fill: title }),
  ].join('')
}

const slats = (
  random: Random,
  { top, lean, light }: { top: number; lean: number; light: string },
) => {
  const count = random.pick([9, 11])
  const step = (1190 - top) / count
  return Array.from({ length: count }, (_, index) => {
    const y = top + index * step
    const height = step * (0.42 + (0.34 * index) / count)
    const slide = (at: number) => lean * ((at - 850) / 600)
    return polygon(
      [
        [170 + slide(y), y],
        [830 + slide(y), y],
        [830 + slide(y + height), y + height],
        [170 + slide(y + height), y + height],
      ],
      light,
    )
  }).join('')
}

/** A coat, a hat and the shadow that they throw. */
const person = (pose: { x: number; foot: number; fill: string; lean: number; floor: string }) => {
  const { x, foot, fill, lean, floor } = pose
  const top = foot - 470
  const coat =
    `M${x - 36},${top + 96}Q${x - 96},${top + 110} ${x - 104},${top + 190}L${x - 122},${foot - 60}` +
    `L${x - 52},${foot - 56}L${x - 46},${foot}H${x - 8}L${x},${foot - 54}L${x + 8},${foot}H${x + 46}` +
    `L${x + 52},${foot - 56}L${x + 122},${foot - 60}L${x + 104},${top + 190}` +
    `Q${x + 96},${top + 110} ${x + 36},${top + 96}Z`
  const hat = `M${x - 92},${top + 34}Q${x},${top + 52} ${x + 92},${top + 34}Q${x + 70},${top + 18} ${x + 50},${top + 14}L${x + 40},${top - 34}Q${x},${top - 50} ${x - 40},${top - 34}L${x - 50},${top + 14}Q${x - 70},${top + 18} ${x - 92},${top + 34}Z`
  const spill = `<polygon points="330,1190 670,1190 ${860 + lean},1300 ${140 + lean},1300" fill="${floor}" opacity=".28"/>`
  return (
    spill +
    `<g fill="${fill}" stroke="${fill}"><ellipse cx="${x}" cy="${top + 62}" rx="42" ry="52"/><path d="${hat}"/><path d="${coat}"/></g>`
  )
}
