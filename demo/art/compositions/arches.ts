import { type Billing, credits } from '../billing.ts'
import { circle, fillPage, letters } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  {
    page: '#f3e6d3',
    rims: ['#b5462f', '#e08d4f', '#f2c98a', '#7fa9a3', '#2f5d62'],
    sun: '#f6efe0',
    ink: '#3b1c16',
  },
  {
    page: '#172a3a',
    rims: ['#09637e', '#0e8c96', '#7fc8a9', '#f4d35e', '#ee964b'],
    sun: '#fff4dc',
    ink: '#f5ecd7',
  },
  {
    page: '#f0dfd0',
    rims: ['#5f0f40', '#9a031e', '#e36414', '#fb8b24', '#fcd29f'],
    sun: '#5f0f40',
    ink: '#4a0d33',
  },
  {
    page: '#20301f',
    rims: ['#3f5e3c', '#6f8f53', '#b7b76a', '#e5cf8b', '#f4ead0'],
    sun: '#d9622b',
    ink: '#f4ead0',
  },
  {
    page: '#e7e2ee',
    rims: ['#2c2a4a', '#4f518c', '#907ad6', '#dabfff', '#f3e8ff'],
    sun: '#f08a5d',
    ink: '#2c2a4a',
  },
  {
    page: '#2b1420',
    rims: ['#7a1f3d', '#b8324a', '#e2604b', '#f3a05c', '#f8d08a'],
    sun: '#2b1420',
    ink: '#f8e3c4',
  },
  {
    page: '#eaf0ea',
    rims: ['#24544e', '#3f7f70', '#7fb08d', '#c9d3a0', '#f2e3b3'],
    sun: '#d1553a',
    ink: '#1d4641',
  },
  {
    page: '#f6e9cc',
    rims: ['#c9302c', '#e2572f', '#ee8434', '#f4b04c', '#f8d67f'],
    sun: '#7c1d1d',
    ink: '#7c1d1d',
  },
] as const

/** A doorway within a doorway, and a sun in the last. */
export const arches = (billing: Billing, random: Random) => {
  const { page, rims, sun, ink } = random.pick(palettes)
  const inset = random.between(64, 76)
  const lift = random.between(0.2, 0.75)
  const title = setText({
    text: billing.title,
    face: faces.serif,
    box: { x: 90, y: 1005, width: 820, height: 290 },
    align: 'center',
    gather: 'middle',
    leading: 1.02,
    maxSize: 180,
  })
  return [
    fillPage(page),
    rims
      .map((fill, index) =>
        arch({ half: 400 - index * inset, top: 100 + index * inset * 1.1, fill }),
      )
      .join(''),
    `<clipPath id="door">${arch({ half: 400 - 4 * inset, top: 100 + 4.4 * inset, fill: '#000' })}</clipPath>`,
    `<g clip-path="url(#door)">${circle([500, 930 - lift * 300], { r: 92, fill: sun })}</g>`,
    letters(title, ink),
    credits(billing, { x: 500, y: 1385, align: 'center', fill: ink }),
  ].join('')
}

const arch = ({ half, top, fill }: { half: number; top: number; fill: string }) =>
  `<path d="M${500 - half},950V${top + half}A${half},${half} 0 0 1 ${500 + half},${top + half}V950Z" fill="${fill}"/>`
