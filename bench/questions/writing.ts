import { document, post, remove } from './question.ts'
import type { Question } from './question.ts'

const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const caller = (username: string) =>
  `select u.id, u.username from users u join users_sessions s on s._parent_id = u.id where u.username = '${username}' limit 1`

const createFilm: Question = {
  name: 'create a film',
  draw: ({ below, next }) => [`Bench film ${next()}`, 1930 + below(80), 1 + below(10)],
  rest: function* (title, year, genre) {
    yield post('/api/movies', { title, year, genres: genresFrom(Number(genre)) })
  },
  graphql: function* (title, year, genre) {
    yield document(
      `mutation ($data: mutationMovieInput!) { createMovie(data: $data) {
        id title year released createdAt genres { id name } } }`,
      { data: { title, year, genres: genresFrom(Number(genre)) } },
    )
  },
  as: 'editor',
  writes: true,
  floor: [
    `with c as (${caller('bench-editor')}),
    m as (insert into movies (title, year) select $1, $2 from c returning *),
    r as (insert into movies_rels (parent_id, path, "order", genres_id)
      select m.id, 'genres', n, $3::int + n * 3 - 3 from m, generate_series(1, 3) n returning genres_id, "order")
    select json_build_object('message', 'Film successfully created.', 'doc', (select json_build_object('id', m.id,
      'title', m.title, 'originalTitle', m.original_title, 'description', m.description,
      'descriptionText', m.description_text, 'releaseDate', m.release_date, 'year', m.year, 'released', m.released,
      'duration', m.duration, 'budget', m.budget, 'director', m.director_id, 'country', m.country_id,
      'genres', (select json_agg(json_build_object('id', g.id, 'name', g.name, 'updatedAt', ${iso('g.updated_at')},
        'createdAt', ${iso('g.created_at')}) order by r."order") from r join genres g on g.id = r.genres_id),
      'poster', m.poster_id, 'posters', json_build_array(), 'externalIds', json_build_object(
        'imdb', m.external_ids_imdb, 'tmdb', m.external_ids_tmdb, 'movielens', m.external_ids_movielens,
        'wikidata', m.external_ids_wikidata, 'wikipedia', m.external_ids_wikipedia),
      'updatedAt', ${iso('m.updated_at')}, 'createdAt', ${iso('m.created_at')}) from m))::text as body`,
  ],
}

/** Three genres that no two are the same. */
const genresFrom = (first: number) => [first, first + 3, first + 6]

const favorite = `json_build_object('id', f.id, 'user', f.user_id, 'movie', f.movie_id,
  'updatedAt', ${iso('f.updated_at')}, 'createdAt', ${iso('f.created_at')})`

const addAndRemoveFavorite: Question = {
  name: 'add, then remove a favourite',
  // The fifty that are there already are of the last films.
  draw: ({ films, next }) => [1 + (next() % (films - 50))],
  rest: function* (movie) {
    const added = yield post('/api/favorites?depth=0', { movie })
    yield remove(`/api/favorites/${added().doc?.id}?depth=0`)
  },
  graphql: function* (movie) {
    const added = yield document(
      'mutation ($movie: Int) { createFavorite(data: { movie: $movie }) { id createdAt movie { id } } }',
      { movie },
    )
    yield document('mutation ($id: Int!) { deleteFavorite(id: $id) { id } }', {
      id: added().data?.['createFavorite']?.id,
    })
  },
  as: 'member',
  writes: true,
  floor: [
    `with c as (${caller('bench')}),
    f as (insert into favorites (user_id, movie_id) select c.id, $1 from c returning *)
    select json_build_object('message', 'Favorite successfully created.', 'doc', (select ${favorite} from f))::text as body`,
    `with c as (${caller('bench')}),
    f as (delete from favorites where id = $1 and user_id = (select id from c) returning *)
    select json_build_object('message', 'Deleted successfully.', 'doc', (select ${favorite} from f))::text as body`,
  ],
}

export const writing = [createFilm, addAndRemoveFavorite]
