import { type Billing, credits } from '../billing.ts'
import { fillPage, letters, outline, round } from '../canvas.ts'
import { faces } from '../faces.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  {
    page: '#f2e9d8',
    levels: ['#e4d0ae', '#d9a962', '#c9743b', '#9c3d2a', '#561f23', '#240f16'],
    ink: '#2b1216',
  },
  {
    page: '#e6ece7',
    levels: ['#c3d5cb', '#93b7a8', '#5d9083', '#34675f', '#194740', '#0a2726'],
    ink: '#0d2b2a',
  },
  {
    page: '#1a1426',
    levels: ['#2f2145', '#552d63', '#8a3a6d', '#c4516b', '#ee8866', '#fbd38d'],
    ink: '#fde8cd',
  },
  {
    page: '#0d1b2a',
    levels: ['#1b263b', '#31456a', '#51739b', '#86a9c4', '#c3d9e3', '#f6f4ec'],
    ink: '#f2f0e6',
  },
  {
    page: '#f4ede4',
    levels: ['#f3d3c5', '#f0a896', '#e0696b', '#b13a5b', '#6f2151', '#34103a'],
    ink: '#34103a',
  },
  {
    page: '#20241c',
    levels: ['#343c2b', '#515d3c', '#78864f', '#a9b06a', '#d7d391', '#f6f2cf'],
    ink: '#f3efd2',
  },
  {
    page: '#efe9f2',
    levels: ['#d9cde6', '#b7a3d3', '#8a76b8', '#5e4f98', '#3a326e', '#1d1a42'],
    ink: '#211d47',
  },
  {
    page: '#123034',
    levels: ['#1c4a4d', '#2b6b68', '#4a9083', '#86b795', '#cfd9a5', '#fbe9b7'],
    ink: '#fbeecb',
  },
] as const

/** A height drawn level by level, or a stone that has fallen into water. */
export const contours = (billing: Billing, random: Random) => {
  const { page, levels, ink } = random.pick(palettes)
  const waves = [2, 3, 5].map((turns) => ({
    turns,
    phase: random.between(0, 2 * Math.PI),
    reach: random.between(0.05, 0.16),
  }))
  const drift = { x: random.between(-70, 70), y: random.between(-60, 60) }
  const title = setText({
    text: billing.title,
    face: faces.serif,
    box: { x: 80, y: 1010, width: 840, height: 290 },
    gather: 'bottom',
    leading: 1.0,
    maxSize: 190,
  })
  return [
    fillPage(page),
    levels
      .map((fill, index) => {
        const share = index / levels.length
        const centre = { x: 500 + drift.x * share, y: 490 + drift.y * share }
        return outline(level({ ...centre, r: 440 - index * 72, waves, twist: index * 0.22 }), fill)
      })
      .join(''),
    letters(title, ink),
    credits(billing, { x: 80, y: 1390, fill: ink }),
  ].join('')
}

type Level = {
  x: number
  y: number
  r: number
  twist: number
  waves: ReadonlyArray<{ turns: number; phase: number; reach: number }>
}

const level = ({ x, y, r, twist, waves }: Level) => {
  const points = Array.from({ length: 120 }, (_, index) => {
    const angle = (index / 120) * 2 * Math.PI
    const reach = waves.reduce(
      (sum, wave) => sum + wave.reach * Math.sin(wave.turns * angle + wave.phase + twist),
      1,
    )
    return `${round(x + r * reach * Math.cos(angle))},${round(y + r * reach * Math.sin(angle))}`
  })
  return `M${points.join('L')}Z`
}
