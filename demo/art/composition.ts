import type { Billing } from './billing.ts'
import { arches } from './compositions/arches.ts'
import { arcs } from './compositions/arcs.ts'
import { blinds } from './compositions/blinds.ts'
import { contours } from './compositions/contours.ts'
import { cutout } from './compositions/cutout.ts'
import { eclipse } from './compositions/eclipse.ts'
import { initial } from './compositions/initial.ts'
import { lenses } from './compositions/lenses.ts'
import { orbit } from './compositions/orbit.ts'
import { ridges } from './compositions/ridges.ts'
import { script } from './compositions/script.ts'
import { stack } from './compositions/stack.ts'
import { sunburst } from './compositions/sunburst.ts'
import { tide } from './compositions/tide.ts'
import { tiles } from './compositions/tiles.ts'
import { windows } from './compositions/windows.ts'
import { faceForScript } from './faces.ts'
import type { Random } from './random.ts'

/** Draws a poster's content on a page of 1000 by 1500. */
export type Composition = (billing: Billing, random: Random) => string

/** The way to draw a film: by its script, its time and the genre it is best known for. */
export const compositionFor = (billing: Billing, random: Random): Composition => {
  const { originalTitle, year, genres } = billing
  const face = originalTitle === undefined ? undefined : faceForScript(originalTitle)
  if (originalTitle !== undefined && face !== undefined) return script(originalTitle, face)
  if (year < 1932) return sunburst
  const [genre = 'Drama'] = genres
  return random.pick(byGenre[genre] ?? ofDrama)
}

type Choices = readonly [Composition, ...Composition[]]

const ofDrama: Choices = [initial, stack, arcs, lenses, arches, windows, contours]

const byGenre: Partial<Record<string, Choices>> = {
  Action: [ridges, stack],
  Adventure: [ridges, contours],
  Animation: [tiles],
  Comedy: [tiles],
  Crime: [blinds, windows, cutout],
  Documentary: [ridges, tide],
  Fantasy: [tide, arches],
  Horror: [eclipse],
  Music: [arcs, stack],
  Mystery: [contours, cutout],
  Romance: [lenses, arches],
  'Science Fiction': [orbit],
  Thriller: [cutout, blinds],
  War: [stack, ridges],
  Western: [ridges],
}
