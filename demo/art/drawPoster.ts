import type { Billing } from './billing.ts'
import { drawing, poster } from './canvas.ts'
import { compositionFor } from './composition.ts'
import { print } from './print.ts'
import { seeded } from './random.ts'

/** A film's poster as a JPEG of 1000 by 1500: the same film, the same picture. */
export const drawPoster = (billing: Billing): Promise<Buffer> => {
  const random = seeded(`${billing.title}, ${billing.year}`)
  return print(drawing(poster, compositionFor(billing, random)(billing, random)))
}
