/** Which field a unique index of ours speaks of, where its columns do not tell: table, index, field. */
export const uniqueFields: Record<string, Record<string, string>> = {
  countries: { countries_name_folded_idx: 'name' },
  genres: { genres_name_folded_idx: 'name' },
  favorites: { user_movie_idx: 'movie' },
  castings: { castings_movie_character_actor_idx: 'character' },
  movies: idsElsewhere('movies'),
  persons: idsElsewhere('persons'),
  movies_rels: { movies_rels_genre_once_idx: 'genres', movies_rels_poster_once_idx: 'posters' },
  persons_photos: {
    persons_photos_one_primary_idx: 'photos',
    persons_photos_file_once_idx: 'photos',
  },
}

function idsElsewhere(table: string) {
  const sources = ['imdb', 'tmdb', 'movielens', 'wikidata', 'wikipedia']
  return Object.fromEntries(
    sources.map((source) => [
      `${table}_external_ids_external_ids_${source}_idx`,
      `externalIds.${source}`,
    ]),
  )
}
