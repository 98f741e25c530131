/** What to say when a value that there may be once is there already, by collection and field. */
export const notUnique = (collection: string, path: string): string =>
  sentences[`${collection}.${path}`] ?? 'This value is taken already: it must be unique.'

const id = (what: string) => `There is already a ${what} of this id.`

const sentences: Record<string, string> = {
  'countries.name': 'There is already a country of this name.',
  'countries.code': 'There is already a country of this code.',
  'genres.name': 'There is already a genre of this name.',
  'users.username': 'This username is taken.',
  'users.email': 'There is already an account of this email address.',
  'favorites.movie': 'This film is already among your favourites.',
  'castings.character': 'This actor already plays this character in this film.',
  'movies.genres': 'A film has a genre once.',
  'movies.posters': 'A film has a poster once.',
  'persons.photos': 'A person has a photo once, and one of them is the main one.',
  'files.filename': 'There is already a file of this name.',
  'files.key': 'There is already a file at this key.',
  ...Object.fromEntries(
    ['imdb', 'tmdb', 'movielens', 'wikidata', 'wikipedia'].flatMap((source) => [
      [`movies.externalIds.${source}`, id('film')],
      [`persons.externalIds.${source}`, id('person')],
    ]),
  ),
}
