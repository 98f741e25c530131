import { Castings } from './Castings.ts'
import { Characters } from './Characters.ts'
import { Countries } from './Countries.ts'
import { Favorites } from './Favorites.ts'
import { Files } from './Files.ts'
import { Genres } from './Genres.ts'
import { Movies } from './Movies.ts'
import { Persons } from './Persons.ts'
import { Users } from './Users.ts'

/** The catalogue, in the order of the dashboard's sidebar. */
export const collections = [
  Movies,
  Persons,
  Characters,
  Castings,
  Genres,
  Countries,
  Files,
  Users,
  Favorites,
]
