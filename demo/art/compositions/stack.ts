import { type Billing, credits } from '../billing.ts'
import { fillPage, outline } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setStack } from '../typesetting.ts'

const palettes = [
  { page: '#f3e9d7', inks: ['#d7263d', '#1b1b1e'] },
  { page: '#16213e', inks: ['#f6c453', '#f3ede0'] },
  { page: '#e4572e', inks: ['#fff3df', '#2b0f0a'] },
  { page: '#15332b', inks: ['#e9d8a6', '#ee9b00'] },
  { page: '#f7d9c4', inks: ['#6d214f', '#182c61'] },
] as const

/** The title and nothing else: each line as wide as the page, stretched to fill it. */
export const stack = (billing: Billing, random: Random) => {
  const { page, inks } = random.pick(palettes)
  const block = setStack({
    text: billing.title.toUpperCase(),
    face: faces.condensed,
    box: { x: 80, y: 0, width: 840, height: 1160 },
    gap: 34,
  })
  const height = block.bottom - block.top
  const stretch = Math.min(1.9, 1160 / height)
  const top = 90 + (1160 - height * stretch) / 2
  return [
    fillPage(page),
    `<g transform="translate(0 ${top.toFixed(1)}) scale(1 ${stretch.toFixed(3)})">`,
    block.paths.map((path, index) => outline(path, inks[index % 2] ?? inks[0])).join(''),
    '</g>',
    `<rect x="80" y="1300" width="840" height="6" fill="${inks[1]}"/>`,
    credits(billing, { x: 80, y: 1375, fill: inks[1] }),
  ].join('')
}
