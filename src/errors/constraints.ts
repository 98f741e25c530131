import type { ErrorCode } from './code.ts'
import { notUnique } from './notUnique.ts'

type Refusal = { status: 400 | 409; path: string; message: string; code?: ErrorCode }

const refuse = (path: string, message: string): Refusal => ({ status: 400, path, message })
const keep = (path: string, message: string): Refusal => ({ status: 409, path, message })

const once = (collection: string, path: string): Refusal => ({
  ...refuse(path, notUnique(collection, path)),
  code: 'not_unique',
})

/** What the database's own guards mean, by constraint name, for when one speaks before a validation of ours did. */
export const constraints: Record<string, Refusal> = {
  users_keep_an_admin: keep('role', 'The last admin must stay.'),
  shown_files_stay_public: keep(
    'isPublic',
    'A film or a person shows this file: it must stay public.',
  ),
  shown_files_are_public: refuse('posters', 'Posters and photos must be public files.'),
  movies_poster_among_posters: refuse('poster', 'The poster must be among the posters.'),
  persons_main_photo_is_primary: refuse('mainPhoto', 'The main photo must be the primary photo.'),
  castings_actor_or_character: refuse('actor', 'A casting needs an actor or a character.'),
  movies_year_follows_release_date: refuse('year', 'The year must be that of the release day.'),
  countries_name_folded_idx: once('countries', 'name'),
  genres_name_folded_idx: once('genres', 'name'),
  castings_movie_character_actor_idx: once('castings', 'character'),
  user_movie_idx: once('favorites', 'movie'),
  movies_rels_genre_once_idx: once('movies', 'genres'),
  movies_rels_poster_once_idx: once('movies', 'posters'),
  persons_photos_one_primary_idx: once('persons', 'photos'),
  persons_photos_file_once_idx: once('persons', 'photos'),
}
