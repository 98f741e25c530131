import { actors } from './biographies/actors.ts'
import { earlyMasters } from './biographies/earlyMasters.ts'
import { newWaves } from './biographies/newWaves.ts'
import { sinceTheEighties } from './biographies/sinceTheEighties.ts'
import { thisCentury } from './biographies/thisCentury.ts'
import type { PersonKey } from './persons.ts'

/** A few sentences about every director and the best-known actors, in one paragraph of Markdown. */
export const biographies: Partial<Record<PersonKey, string>> = {
  ...actors,
  ...earlyMasters,
  ...newWaves,
  ...sinceTheEighties,
  ...thisCentury,
}
