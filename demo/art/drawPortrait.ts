import { drawing, portrait } from './canvas.ts'
import { portraitPalettes } from './portraitPalettes.ts'

import { halves } from './portraits/halves.ts'
import { medallion } from './portraits/medallion.ts'
import { niche } from './portraits/niche.ts'
import { overlap } from './portraits/overlap.ts'
import { print } from './print.ts'
import { seeded } from './random.ts'
import { nameplate, type Sitter } from './sitter.ts'

/** A person's monogram as a JPEG of 720 by 900: the same name, the same picture. */
export const drawPortrait = (sitter: Sitter): Promise<Buffer> => {
  const random = seeded(`${sitter.firstName ?? ''} ${sitter.lastName}`)
  const palette = random.pick(portraitPalettes)
  const likeness = random.pick([overlap, medallion, niche, halves])
  return print(
    drawing(
      portrait,
      `<rect width="1000" height="1250" fill="${palette.page}"/>` +
        likeness(sitter, { palette, random }) +
        nameplate(sitter, palette.ink),
    ),
  )
}
