import { ask, get } from './question.ts'
import type { Question } from './question.ts'

const fields = (names: string[]) => names.map((name) => `select[${name}]=true`).join('&')
const populate = (given: Record<string, string[]>) =>
  Object.entries(given)
    .flatMap(([slug, names]) => names.map((name) => `populate[${slug}][${name}]=true`))
    .join('&')

const pages = (
  limit: number,
) => `'hasNextPage', ceil(t.n / ${limit}.0) > 1, 'hasPrevPage', false, 'limit', ${limit},
  'nextPage', case when ceil(t.n / ${limit}.0) > 1 then 2 end, 'page', 1, 'pagingCounter', 1, 'prevPage', null,
  'totalDocs', t.n, 'totalPages', greatest(ceil(t.n / ${limit}.0), 1)`

const filmPage: Question = {
  name: 'film page',
  draw: ({ below, films }) => [1 + below(films)],
  rest: (id) =>
    get(
      `/api/movies/${id}?depth=2&${fields(['title', 'year', 'descriptionText', 'director', 'country', 'genres', 'poster', 'castings'])}&${populate(
        {
          persons: ['name'],
          countries: ['name'],
          genres: ['name'],
          characters: ['name'],
          castings: ['actor', 'character', 'order'],
          files: ['alt', 'width', 'height'],
        },
      )}`,
    ),
  graphql: (id) =>
    ask(
      `query ($id: Int!) { Movie(id: $id) { id title year descriptionText director { id name } country { id name }
      genres { id name } poster { id alt width height filename }
      castings(limit: 100) { docs { id order actor { id name } character { id name } } hasNextPage } } }`,
      { id },
    ),
  floor: [
    `select json_build_object('id', m.id, 'title', m.title, 'descriptionText', m.description_text, 'year', m.year,
    'director', (select json_build_object('id', p.id, 'name', p.name) from persons p where p.id = m.director_id),
    'country', (select json_build_object('id', c.id, 'name', c.name) from countries c where c.id = m.country_id),
    'genres', (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by r."order"), '[]')
      from movies_rels r join genres g on g.id = r.genres_id where r.parent_id = m.id and r.path = 'genres'),
    'castings', (select json_build_object('docs', coalesce(json_agg(c.doc order by c.n) filter (where c.n <= 100), '[]'),
      'hasNextPage', count(*) > 100) from (select row_number() over (order by c."order", c.created_at desc) as n,
      json_build_object('id', c.id, 'actor', case when a.id > 0 then json_build_object('id', a.id, 'name', a.name) end,
        'character', case when h.id > 0 then json_build_object('id', h.id, 'name', h.name) end, 'order', c."order") as doc
      from castings c left join persons a on a.id = c.actor_id left join characters h on h.id = c.character_id
      where c.movie_id = m.id order by c."order", c.created_at desc limit 101) c),
    'poster', (select json_build_object('id', f.id, 'alt', f.alt, 'filename', f.filename, 'width', f.width,
      'height', f.height) from files f where f.id = m.poster_id and f.is_public)
    )::text as body from movies m where m.id = $1`,
  ],
}

const personPage: Question = {
  name: 'person page',
  draw: ({ below, people }) => [1 + below(people)],
  rest: (id) =>
    get(
      `/api/persons/${id}?depth=2&${fields(['name', 'directed', 'castings'])}&${populate({
        movies: ['title', 'year'],
        castings: ['movie', 'order'],
      })}`,
    ),
  graphql: (id) =>
    ask(
      `query ($id: Int!) { Person(id: $id) { id name
      directed(limit: 100) { docs { id title year } hasNextPage }
      castings(limit: 100) { docs { id order movie { id title year } } hasNextPage } } }`,
      { id },
    ),
  floor: [
    `select json_build_object('id', p.id, 'name', p.name,
    'directed', (select json_build_object('docs', coalesce(json_agg(d.doc order by d.n) filter (where d.n <= 100), '[]'),
      'hasNextPage', count(*) > 100) from (select row_number() over (order by m.released desc, m.created_at desc) as n,
      json_build_object('id', m.id, 'title', m.title, 'year', m.year) as doc
      from movies m where m.director_id = p.id order by m.released desc, m.created_at desc limit 101) d),
    'castings', (select json_build_object('docs', coalesce(json_agg(c.doc order by c.n) filter (where c.n <= 100), '[]'),
      'hasNextPage', count(*) > 100)
      from (select row_number() over (order by m.released desc, c."order", c.created_at desc) as n,
        json_build_object('id', c.id, 'movie', json_build_object('id', m.id, 'title', m.title, 'year', m.year),
          'order', c."order") as doc
      from castings c left join movies m on m.id = c.movie_id where c.actor_id = p.id
      order by m.released desc, c."order", c.created_at desc limit 101) c)
    )::text as body from persons p where p.id = $1`,
  ],
}

const list: Question = {
  name: 'list of 20',
  draw: ({ below }) => [1 + below(20), 1930 + below(80)],
  rest: (genre, year) =>
    get(
      `/api/movies?where[genres][equals]=${genre}&where[year][greater_than_equal]=${year}&where[year][less_than_equal]=${Number(year) + 9}&sort=-released&limit=20&depth=0&${fields(['title', 'year'])}`,
    ),
  graphql: (genre, year) =>
    ask(
      `query ($genre: JSON, $from: Float, $to: Float) { Movies(limit: 20, sort: "-released",
      where: { genres: { equals: $genre }, year: { greater_than_equal: $from, less_than_equal: $to } }) {
      docs { id title year } totalDocs totalPages hasNextPage } }`,
      { genre, from: year, to: Number(year) + 9 },
    ),
  floor: [
    `with f as (select m.id, m.title, m.year, m.released, m.created_at from movies m
      where m.year >= $2::numeric and m.year <= $2::numeric + 9 and exists (select from movies_rels r
        where r.parent_id = m.id and r.path = 'genres' and r.genres_id = $1)),
    t as (select count(*)::int as n from f)
    select json_build_object('docs', (select coalesce(json_agg(json_build_object('id', id, 'title', title, 'year', year)
      order by released desc, created_at desc), '[]')
      from (select * from f order by released desc, created_at desc limit 20) p), ${pages(20)})::text as body from t`,
  ],
}

const titleSearch: Question = {
  name: 'title search',
  draw: ({ word }) => [word()],
  rest: (word) =>
    get(`/api/movies?where[title][contains]=${word}&limit=20&depth=0&${fields(['title', 'year'])}`),
  graphql: (word) =>
    ask(
      `query ($word: String) { Movies(limit: 20, where: { title: { contains: $word } }) {
      docs { id title year } totalDocs totalPages hasNextPage } }`,
      { word },
    ),
  floor: [
    `with f as materialized (select m.id, m.title, m.year, m.released, m.created_at from movies m
      where m.title ilike '%' || $1 || '%'),
    t as (select count(*)::int as n from f)
    select json_build_object('docs', (select coalesce(json_agg(json_build_object('id', id, 'title', title, 'year', year)
      order by released desc, created_at desc), '[]')
      from (select * from f order by released desc, created_at desc limit 20) p), ${pages(20)})::text as body from t`,
  ],
}

const favorites: Question = {
  name: 'favourites',
  draw: () => [],
  rest: () =>
    get(
      `/api/favorites?limit=50&depth=1&${fields(['movie'])}&${populate({ movies: ['title', 'year'] })}`,
    ),
  graphql: () =>
    ask(
      `{ Favorites(limit: 50) { docs { id movie { id title year } } totalDocs totalPages hasNextPage } }`,
      {},
    ),
  as: 'member',
  floor: [
    `with s as (select u.id from users u join users_sessions s on s._parent_id = u.id where u.username = 'bench'),
    t as (select count(*)::int as n from favorites where user_id = (select id from s limit 1))
    select json_build_object('docs', (select coalesce(json_agg(json_build_object('id', f.id, 'movie',
      json_build_object('id', m.id, 'title', m.title, 'year', m.year)) order by f.created_at desc), '[]')
      from (select * from favorites where user_id = (select id from s limit 1) order by created_at desc limit 50) f
      join movies m on m.id = f.movie_id), ${pages(50)})::text as body from t`,
  ],
}

export const reading = [filmPage, personPage, list, titleSearch, favorites]
