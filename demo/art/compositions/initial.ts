import { type Billing, credits } from '../billing.ts'
import { fillPage, letters, outline } from '../canvas.ts'
import { faces } from '../faces.ts'
import { shape } from '../lettering.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#d62828', letter: '#f6e7cb', ink: '#1a0f0f' },
  { page: '#f1ede4', letter: '#e23d28', ink: '#17130f' },
  { page: '#1c2b4a', letter: '#f0b429', ink: '#f7f1e1' },
  { page: '#f4c430', letter: '#16324f', ink: '#10202f' },
  { page: '#0f3d3e', letter: '#f2a65a', ink: '#f7efdf' },
  { page: '#e9d8c3', letter: '#8c2f39', ink: '#2a1416' },
  { page: '#23201f', letter: '#e0d6c3', ink: '#e8a33d' },
  { page: '#5d7a8c', letter: '#f4ead5', ink: '#10222d' },
] as const

/** One letter, far too large for the page. */
export const initial = (billing: Billing, random: Random) => {
  const { page, letter, ink } = random.pick(palettes)
  const title = setText({
    text: billing.title,
    face: faces.creditsBold,
    box: { x: 80, y: 90, width: 620, height: 300 },
    leading: 1.16,
    maxSize: 112,
  })
  const giant = shape(random.pick([faces.blocky, faces.serif]), firstLetter(billing.title))
  const tall = giant.ink.bottom - giant.ink.top
  const wide = giant.ink.right - giant.ink.left
  const top = Math.max(title.bottom + 70, 330)
  const size = Math.min((1275 - top) / tall, 1250 / wide)
  const path = giant.at({
    x: random.pick([-70, 1070 - wide * size]) - giant.ink.left * size,
    y: top - giant.ink.top * size,
    size,
  })
  return [
    fillPage(page),
    outline(path, letter),
    letters(title, ink),
    credits(billing, { x: 80, y: 1385, fill: ink }),
  ].join('')
}

const firstLetter = (title: string) =>
  (title.replace(/^(A|An|The) /, '').match(/[\p{L}\p{N}]/u)?.[0] ?? title).toUpperCase()
