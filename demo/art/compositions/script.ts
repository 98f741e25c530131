import { type Billing, credits } from '../billing.ts'
import { circle, fillPage, letters, outline } from '../canvas.ts'
import type { Face } from '../face.ts'
import { faces } from '../faces.ts'
import { shape } from '../lettering.ts'
import type { Random } from '../random.ts'
import { setText } from '../typesetting.ts'

const palettes = [
  { page: '#f2e8d5', disc: '#d1372c', sign: '#17130f', ink: '#17130f' },
  { page: '#14202e', disc: '#d94f30', sign: '#f6ead0', ink: '#f6ead0' },
  { page: '#e9c25b', disc: '#f6efdc', sign: '#7b1e1e', ink: '#3d1010' },
  { page: '#7c1d24', disc: '#e0a83c', sign: '#fbf0da', ink: '#fbf0da' },
  { page: '#e8ede6', disc: '#3e8e7e', sign: '#12282b', ink: '#12282b' },
  { page: '#2d1e3e', disc: '#ef8a62', sign: '#fdf0dc', ink: '#fdf0dc' },
  { page: '#c7512e', disc: '#f4d58d', sign: '#2b0f0e', ink: '#fdf0d5' },
  { page: '#f4efe3', disc: '#2f5d8a', sign: '#12161c', ink: '#12161c' },
  { page: '#0f3b36', disc: '#e3b23c', sign: '#f8f1dd', ink: '#f8f1dd' },
] as const

/** The title as it is written where the film was made, as large as it goes. */
export const script = (text: string, face: Face) => (billing: Billing, random: Random) => {
  const { page, disc, sign, ink } = random.pick(palettes)
  const upright =
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u.test(text)
  const centre = [random.between(400, 600), random.between(480, 580)] as const
  const title = setText({
    text: billing.title,
    face: faces.creditsBold,
    box: { x: 80, y: 1150, width: 840, height: 150 },
    align: 'center',
    gather: 'bottom',
    leading: 1.15,
    maxSize: 110,
    tracking: 0.01,
  })
  return [
    fillPage(page),
    circle(centre, { r: random.between(330, 390), fill: disc }),
    upright ? outline(columns(text, face), sign) : letters(across(text, face), sign),
    letters(title, ink),
    credits(billing, { x: 500, y: 1390, align: 'center', fill: ink }),
  ].join('')
}

const across = (text: string, face: Face) =>
  setText({
    text,
    words: words(text),
    face,
    box: { x: 90, y: 130, width: 820, height: 860 },
    align: 'center',
    gather: 'middle',
    leading: 1.25,
    maxSize: 430,
  })

/** Down the page in columns from the right, as the signs are read. */
const columns = (text: string, face: Face) => {
  const signs = Array.from(text)
  const perColumn = signs.length > 4 ? Math.ceil(signs.length / 2) : signs.length
  const count = Math.ceil(signs.length / perColumn)
  const size = Math.min(980 / perColumn, 760 / count, 330)
  return signs
    .map((character, index) => {
      const column = Math.floor(index / perColumn)
      const row = index % perColumn
      const sign = shape(face, character)
      const x = 500 + (count / 2 - column - 0.5) * size * 1.08 - (sign.advance * size) / 2
      const y = 110 + (980 - perColumn * size) / 2 + (row + 0.88) * size
      return sign.at({ x, y, size: size * 0.96 })
    })
    .join('')
}

/** Where a script writes words without spaces, its words all the same. */
const words = (text: string) =>
  /\p{Script=Thai}/u.test(text)
    ? Array.from(
        new Intl.Segmenter('th', { granularity: 'word' }).segment(text),
        ({ segment }) => segment,
      )
    : undefined
