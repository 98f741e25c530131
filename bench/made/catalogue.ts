import { type Chance, chanceAt, drawnFrom } from './chance.ts'
import { characterName, filmText, filmTitle, personName } from './words.ts'

/** Persons are numbered from 0, the most prolific first. */
export type MadeFilm = {
  title: string
  year: number
  minutes: number | null
  genres: string[]
  director: number
  cast: { person: number; character: string | null }[]
}

/** Ten castings a film, and five a person, as the Wikipedia lists of American films have them. */
const castingsOfFilm = 10
const personsOfFilm = 2

export const personsIn = (films: number) => films * personsOfFilm

/** Any film of a made-up catalogue, from its number alone: nothing is kept, so memory is the same for any number of films. */
export const filmAt = (place: number, films: number): MadeFilm => {
  const chance = chanceAt(1, place)
  const persons = personsIn(films)
  return {
    title: filmTitle(chance),
    year: Number(decade(chance)) + Math.floor(10 * chance()),
    minutes: chance() < 0.9 ? Math.round(70 + 60 * chance() ** 1.5) : null,
    genres: differing(Number(genresOfFilm(chance)), () => genre(chance)),
    director: prolific(persons, chance),
    cast: differing(sizeOfCast(place), () => prolific(persons, chance)).map((person) => ({
      person,
      character: chance() < 0.6 ? characterName(chance) : null,
    })),
  }
}

export const textAt = (place: number) => filmText(chanceAt(3, place))

export const personAt = (place: number) => personName(chanceAt(2, place))

/** From 0 to 39 with the small ones common, and exactly ten on the average of any hundred films on end. */
const sizeOfCast = (place: number) => sizes[(place * 37) % sizes.length] ?? castingsOfFilm

const sizes = [
  ...[0, 0, 1, 1, 39, 38, 36, 33, 31, 29, 27, 26, 25, 24, 23, 22, 21, 20, 18, 17],
  ...[17, 16, 16, 15, 15, 15, 14, 14, 13, 13, 12, 12, 12, 11, 11, 11, 10, 10, 10, 10],
  ...[9, 9, 9, 9, 9, 8, 8, 8, 8, 8, 8, 8, 7, 7, 7, 7, 7, 7, 7, 7],
  ...[6, 6, 6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4],
  ...[4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1],
]

/** The first thousandth plays an eighth of all parts, the last half a tenth. */
const prolific = (persons: number, chance: Chance) =>
  Math.min(Math.floor(persons * chance() ** 4.5 + (persons / 500) * chance() ** 1.5), persons - 1)

const differing = <T>(count: number, draw: () => T): T[] => {
  const drawn = new Set<T>()
  for (let tries = 0; drawn.size < count && tries < count * 20; tries += 1) drawn.add(draw())
  return [...drawn]
}

/** Frequencies as in the Wikipedia lists of American films 1900-2023. */
const decade = drawnFrom({
  '1900': 354,
  '1910': 3869,
  '1920': 5536,
  '1930': 4429,
  '1940': 4519,
  '1950': 3151,
  '1960': 1582,
  '1970': 1617,
  '1980': 2272,
  '1990': 2849,
  '2000': 2430,
  '2010': 2512,
})
const genresOfFilm = drawnFrom({ '0': 588, '1': 14135, '2': 15552, '3': 5116, '4': 786, '5': 82 })
const genreFrequencies = {
  Drama: 14062,
  Comedy: 10498,
  Silent: 7131,
  Western: 4436,
  Romance: 2857,
  Crime: 2612,
  Action: 2241,
  Thriller: 1998,
  Musical: 1785,
  Adventure: 1761,
  Horror: 1758,
  War: 1694,
  'Science Fiction': 1169,
  Mystery: 1163,
  Noir: 1120,
  Short: 1023,
  Animated: 897,
  Fantasy: 777,
  Biography: 753,
  Historical: 567,
  Documentary: 527,
  Sports: 459,
  Family: 435,
  Independent: 319,
  Supernatural: 313,
  Erotic: 240,
  Slasher: 231,
  Superhero: 221,
  Spy: 214,
  Teen: 205,
  Satire: 119,
  Suspense: 112,
  Political: 110,
  'Martial Arts': 105,
  Disaster: 85,
  Legal: 56,
  Performance: 42,
  'Live Action': 35,
  Dance: 34,
  'Found Footage': 25,
}
const genre = drawnFrom(genreFrequencies)

export const genreNames: string[] = Object.keys(genreFrequencies)
