import { africaAndMiddleEast } from './persons/africaAndMiddleEast.ts'
import { americaSinceTheEighties } from './persons/americaSinceTheEighties.ts'
import { americaToTheEighties } from './persons/americaToTheEighties.ts'
import { britain } from './persons/britain.ts'
import { eastAsia } from './persons/eastAsia.ts'
import { easternEurope } from './persons/easternEurope.ts'
import { frenchAndBelgian } from './persons/frenchAndBelgian.ts'
import { germanAndNordic } from './persons/germanAndNordic.ts'
import { latinAmerica } from './persons/latinAmerica.ts'
import { oceania } from './persons/oceania.ts'
import { southAndSoutheastAsia } from './persons/southAndSoutheastAsia.ts'
import { southernEurope } from './persons/southernEurope.ts'

/** Everybody in front of or behind the camera of a demo film, each once, by a short key. */
export const persons = {
  ...africaAndMiddleEast,
  ...americaSinceTheEighties,
  ...americaToTheEighties,
  ...britain,
  ...eastAsia,
  ...easternEurope,
  ...frenchAndBelgian,
  ...germanAndNordic,
  ...latinAmerica,
  ...oceania,
  ...southAndSoutheastAsia,
  ...southernEurope,
}

export type PersonKey = keyof typeof persons
