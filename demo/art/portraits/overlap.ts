import { outline } from '../canvas.ts'
import { faces } from '../faces.ts'
import { type Line, shape } from '../lettering.ts'
import type { PortraitPalette } from '../portraitPalettes.ts'
import type { Random } from '../random.ts'
import { initials, type Sitter } from '../sitter.ts'

/** Two initials that share the room, in a third colour where they do. */
export const overlap = (
  sitter: Sitter,
  { palette: { one, other, both }, random }: { palette: PortraitPalette; random: Random },
) => {
  const face = random.pick([faces.blocky, faces.serif])
  const [first = '', second = first] = initials(sitter)
  const upper = centred(shape(face, first), { x: 385, y: 430 })
  const lower = centred(shape(face, second), { x: 615, y: 640 })
  return (
    outline(upper, one) +
    outline(lower, other) +
    `<clipPath id="upper"><path d="${upper}"/></clipPath>` +
    `<g clip-path="url(#upper)">${outline(lower, both)}</g>`
  )
}

const centred = ({ ink, at }: Line, { x, y }: { x: number; y: number }) => {
  const size = Math.min(640 / (ink.bottom - ink.top), 700 / (ink.right - ink.left))
  return at({
    x: x - ((ink.left + ink.right) / 2) * size,
    y: y - ((ink.top + ink.bottom) / 2) * size,
    size,
  })
}
