import { outline } from './canvas.ts'
import { faces } from './faces.ts'
import { type Align, setLine } from './typesetting.ts'

/** What a poster says. */
export type Billing = {
  title: string
  originalTitle?: string
  director: string
  year: number
  country: string
  /** The first is the one a film is best known for. */
  genres: readonly string[]
}

/** The director in capitals and, below, the country and the year. */
export const credits = (
  { director, country, year }: Billing,
  place: { x: number; y: number; align?: Align; fill: string; faint?: string },
) => {
  const { x, y, align = 'left', fill, faint = fill } = place
  const name = setLine({
    text: director.toUpperCase(),
    face: faces.creditsBold,
    x,
    y,
    size: 40,
    align,
    tracking: 0.08,
    maxWidth: 820,
  })
  const origin = setLine({
    text: `${country}  ·  ${year}`.toUpperCase(),
    face: faces.credits,
    x,
    y: y + 52,
    size: 27,
    align,
    tracking: 0.14,
  })
  return outline(name, fill) + outline(origin, faint)
}
