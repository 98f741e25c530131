import { type Billing, credits } from '../billing.ts'
import { fillPage, letters } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#141b2d', dark: '#1f2a44', lit: ['#f6c453', '#f08a4b'], ink: '#f7ecd4' },
  { page: '#1f1416', dark: '#33211f', lit: ['#ef5d3b', '#f7b267'], ink: '#f9e8d2' },
  { page: '#e9e3d6', dark: '#d3cab8', lit: ['#c2402d', '#1f2a35'], ink: '#1f2a35' },
  { page: '#0f2426', dark: '#1a3a3c', lit: ['#9fe0c5', '#f4d58d'], ink: '#eaf5ea' },
  { page: '#2a2140', dark: '#3b3059', lit: ['#ff9eb5', '#ffd6a5'], ink: '#fdeef0' },
  { page: '#f3c64f', dark: '#e6b233', lit: ['#c03221', '#1f2d3d'], ink: '#1f2d3d' },
  { page: '#35241d', dark: '#49342a', lit: ['#f4e3c1', '#d88c4a'], ink: '#f6e7cc' },
] as const

const grid = { columns: 6, rows: 7, left: 80, top: 80, width: 115, height: 118, step: 145 }

/** A front of windows by night; in one of them somebody is up. */
export const windows = (billing: Billing, random: Random) => {
  const { page, dark, lit, ink } = random.pick(palettes)
  const home = { column: random.pick([1, 2, 3, 4]), row: random.pick([2, 3, 4]) }
  const panes = Array.from({ length: grid.columns * grid.rows }, (_, index) => {
    const column = index % grid.columns
    const row = Math.floor(index / grid.columns)
    const x = grid.left + column * grid.step
    const y = grid.top + row * grid.step
    const isHome = column === home.column && row === home.row
    const glow = random.between(0, 1) < 0.16 ? lit[1] : dark
    return (
      pane({ x, y, fill: isHome ? lit[0] : glow }) + (isHome ? someone({ x, y, fill: page }) : '')
    )
  })
  const title = setText({
    text: billing.title.toUpperCase(),
    face: faces.condensed,
    box: { x: 80, y: 1110, width: 840, height: 215 },
    gather: 'bottom',
    leading: 0.98,
    tracking: 0.02,
    maxSize: 230,
  })
  return [
    fillPage(page),
    ...panes,
    letters(title, ink),
    credits(billing, { x: 80, y: 1395, fill: lit[0], faint: ink }),
  ].join('')
}

const pane = ({ x, y, fill }: { x: number; y: number; fill: string }) =>
  `<rect x="${x}" y="${y}" width="${grid.width}" height="${grid.height}" fill="${fill}"/>`

const someone = ({ x, y, fill }: { x: number; y: number; fill: string }) =>
  `<circle cx="${x + 58}" cy="${y + 56}" r="20" fill="${fill}"/>` +
  `<path d="M${x + 20},${y + grid.height}v-8a38,34 0 0 1 76,0v8Z" fill="${fill}"/>`
