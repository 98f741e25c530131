import { circle, letters, polygon, ring } from '../canvas.ts'
import { clearest } from '../contrast.ts'
import { faces } from '../faces.ts'
import type { PortraitPalette } from '../portraitPalettes.ts'
import type { Random } from '../random.ts'
import { initials, type Sitter } from '../sitter.ts'
import { setText } from '../typesetting.ts'

/** A coin with a milled edge. */
export const medallion = (
  sitter: Sitter,
  {
    palette: { page, one, other, both, ink },
    random,
  }: { palette: PortraitPalette; random: Random },
) => {
  const teeth = random.pick([24, 36, 48])
  const monogram = setText({
    text: initials(sitter).join(''),
    face: random.pick([faces.deco, faces.serif, faces.rounded]),
    box: { x: 265, y: 330, width: 470, height: 420 },
    align: 'center',
    gather: 'middle',
    maxSize: 420,
  })
  return (
    polygon(milled(teeth), other) +
    circle([500, 540], { r: 372, fill: page }) +
    circle([500, 540], { r: 352, fill: one }) +
    ring([500, 540], { r: 312, stroke: page, width: 6 }) +
    letters(monogram, clearest(one, [both, page, ink]))
  )
}

const milled = (teeth: number) =>
  Array.from({ length: teeth * 2 }, (_, index) => {
    const angle = (index / teeth) * Math.PI
    const r = index % 2 === 0 ? 430 : 388
    return [500 + r * Math.cos(angle), 540 + r * Math.sin(angle)] as const
  })
