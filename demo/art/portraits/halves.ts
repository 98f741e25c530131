import { outline } from '../canvas.ts'
import { faces } from '../faces.ts'
import { shape } from '../lettering.ts'
import type { PortraitPalette } from '../portraitPalettes.ts'
import type { Random } from '../random.ts'
import { initials, type Sitter } from '../sitter.ts'

/** Initials side by side, each on the other's colour, cut along a diagonal. */
export const halves = (
  sitter: Sitter,
  { palette: { one, other, page }, random }: { palette: PortraitPalette; random: Random },
) => {
  const lean = random.pick([-1, 1]) * random.between(60, 170)
  const word = shape(faces.condensed, initials(sitter).join(''))
  const { left, right, top, bottom } = word.ink
  const size = Math.min(760 / (bottom - top), 780 / (right - left))
  const monogram = word.at({
    x: 500 - ((left + right) / 2) * size,
    y: 540 - ((top + bottom) / 2) * size,
    size,
  })
  return (
    `<rect x="60" y="60" width="880" height="960" fill="${one}"/>` +
    `<clipPath id="half"><polygon points="${500 + lean},60 940,60 940,1020 ${500 - lean},1020"/></clipPath>` +
    outline(monogram, page) +
    `<g clip-path="url(#half)"><rect x="60" y="60" width="880" height="960" fill="${other}"/>` +
    `${outline(monogram, one)}</g>`
  )
}
