import { letters } from '../canvas.ts'
import { clearest } from '../contrast.ts'
import { faces } from '../faces.ts'
import type { PortraitPalette } from '../portraitPalettes.ts'
import type { Random } from '../random.ts'
import { initials, type Sitter } from '../sitter.ts'
import { setText } from '../typesetting.ts'

/** Initials one above the other in an arched recess. */
export const niche = (
  sitter: Sitter,
  {
    palette: { page, one, other, both, ink },
    random,
  }: { palette: PortraitPalette; random: Random },
) => {
  const rims = random.pick([
    [one, page, other],
    [other, page, one],
    [one, other, both],
  ])
  const monogram = setText({
    text: initials(sitter).join(' '),
    words: initials(sitter),
    face: random.pick([faces.serif, faces.blocky, faces.condensed]),
    box: { x: 320, y: 330, width: 360, height: 640 },
    align: 'center',
    gather: 'middle',
    leading: 0.86,
    maxSize: 430,
  })
  return (
    rims.map((fill, index) => arch({ half: 400 - index * 52, fill })).join('') +
    letters(monogram, clearest(rims[2], [both, page, ink]))
  )
}

const arch = ({ half, fill }: { half: number; fill: string }) =>
  `<path d="M${500 - half},1050V460A${half},${half} 0 0 1 ${500 + half},460V1050Z" fill="${fill}"/>`
