import { type Billing, credits } from '../billing.ts'
import { circle, fillPage, letters } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#f6e9cf', bands: ['#7a2e1d', '#c4512d', '#e88d3a', '#f3c15f'], ink: '#4b1d15' },
  { page: '#f3ead7', bands: ['#1f4e5f', '#3c8d8a', '#e0a63b', '#d6552f'], ink: '#173843' },
  { page: '#2b1b17', bands: ['#e4572e', '#f3a712', '#f0c987', '#a8c686'], ink: '#f7ead3' },
  { page: '#efe3d0', bands: ['#5b3a5e', '#a4516b', '#e08e79', '#f1c59b'], ink: '#3d2440' },
  { page: '#1e2a38', bands: ['#f25f5c', '#ffe066', '#70c1b3', '#247ba0'], ink: '#f6eedd' },
  { page: '#f1e4cf', bands: ['#283618', '#606c38', '#dda15e', '#bc6c25'], ink: '#283618' },
  { page: '#f8ecd9', bands: ['#8d0801', '#bf0603', '#f4a259', '#708d81'], ink: '#3b0d0a' },
] as const

/** Bands that sweep in from a corner, as on a record sleeve of the seventies. */
export const arcs = (billing: Billing, random: Random) => {
  const { page, bands, ink } = random.pick(palettes)
  const corner = random.pick([
    [0, 0],
    [1000, 0],
  ] as const)
  const radius = random.between(830, 900)
  const width = random.between(92, 112)
  const title = setText({
    text: billing.title,
    face: faces.rounded,
    box: { x: 80, y: 960, width: 840, height: 340 },
    align: corner[0] === 0 ? 'left' : 'right',
    gather: 'bottom',
    leading: 1.02,
    maxSize: 320,
  })
  return [
    fillPage(page),
    bands.map((fill, index) => circle(corner, { r: radius - index * width, fill })).join(''),
    circle(corner, { r: radius - bands.length * width, fill: page }),
    circle([corner[0] === 0 ? 800 : 200, random.between(150, 210)], {
      r: random.between(62, 84),
      fill: bands[1],
    }),
    letters(title, ink),
    credits(billing, {
      x: corner[0] === 0 ? 80 : 920,
      y: 1385,
      align: corner[0] === 0 ? 'left' : 'right',
      fill: ink,
    }),
  ].join('')
}
