import type { FilmFacts } from './facts.ts'
import { aughts } from './films/aughts.ts'
import { eighties } from './films/eighties.ts'
import { fifties } from './films/fifties.ts'
import { lateSeventies } from './films/lateSeventies.ts'
import { millennium } from './films/millennium.ts'
import { nineties } from './films/nineties.ts'
import { seventies } from './films/seventies.ts'
import { silentEra } from './films/silentEra.ts'
import { sixties } from './films/sixties.ts'
import { talkies } from './films/talkies.ts'
import { teens } from './films/teens.ts'
import { twenties } from './films/twenties.ts'

/** The demo films, oldest first. */
export const films: readonly FilmFacts[] = [
  ...silentEra,
  ...talkies,
  ...fifties,
  ...sixties,
  ...seventies,
  ...lateSeventies,
  ...eighties,
  ...nineties,
  ...millennium,
  ...aughts,
  ...teens,
  ...twenties,
]
