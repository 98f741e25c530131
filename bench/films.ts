import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Client } from 'pg'

type Film = { title: string; year: number; cast: string[]; genres: string[]; extract?: string }

/**
 * Fills an empty catalogue with the films of a folder of `*.json.gz` lists, by SQL. What those lists lack is made up
 * from the film's number: its director (someone of the cast of another film), its poster and the characters' names.
 */
export async function loadFilms(client: Client, folder: string): Promise<void> {
  const films = await readFilms(folder)
  const genres = [...new Set(films.flatMap((film) => film.genres))]
  const people = [...new Set(films.flatMap((film) => film.cast))]
  const numberOf = new Map(people.map((name, index) => [name, index + 1]))
  await client.query('begin')
  await client.query(`insert into countries (name, code) values ('United States', 'US')`)
  await insertAll(client, { rows: genres.map((name) => ({ name })), statement: genreRows })
  await insertAll(client, { rows: people.map((name) => ({ name })), statement: personRows })
  await insertAll(client, { rows: films.map(toMovie(people.length)), statement: movieRows })
  const rels = films.flatMap((film, index) =>
    [...new Set(film.genres)].map((genre, place) => ({
      movie: index + 1,
      genre: genres.indexOf(genre) + 1,
      place: place + 1,
    })),
  )
  await insertAll(client, { rows: rels, statement: genreLinks })
  const castings = films.flatMap(({ cast }, index) =>
    [...new Set(cast)].map((name, place) => ({
      movie: index + 1,
      actor: numberOf.get(name),
      place: place + 1,
    })),
  )
  await insertAll(client, { rows: castings, statement: castingRows })
  await client.query('commit')
  await client.query('vacuum analyze')
}

async function readFilms(folder: string): Promise<Film[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json.gz')).sort()
  const lists = await Promise.all(names.map((name) => readFile(path.join(folder, name))))
  return lists.flatMap((bytes) => JSON.parse(gunzipSync(bytes).toString('utf8')) as Film[])
}

const toMovie =
  (people: number) =>
  ({ title, year, extract }: Film, index: number) => ({
    title: title.trim() || 'Untitled',
    year,
    director: ((index * 7919) % people) + 1,
    description: extract ? toRichText(extract) : null,
  })

const toRichText = (text: string) => {
  const leaf = { type: 'text', text, version: 1, format: 0, mode: 'normal', style: '', detail: 0 }
  const block = { format: '', indent: 0, version: 1, direction: 'ltr' }
  const paragraph = { ...block, type: 'paragraph', children: [leaf], textFormat: 0, textStyle: '' }
  return { root: { ...block, type: 'root', children: [paragraph] } }
}

type Rows = { rows: object[]; statement: string }

const most = 10_000

async function insertAll(client: Client, { rows, statement }: Rows) {
  for (let start = 0; start < rows.length; start += most)
    await client.query(statement, [JSON.stringify(rows.slice(start, start + most))])
}

const genreRows = `insert into genres (name) select name from jsonb_to_recordset($1) as r (name text)`

const personRows = `
  insert into persons (first_name, last_name)
  select nullif(regexp_replace(name, '\\s*\\S+$', ''), ''), substring(name from '\\S+$')
  from jsonb_to_recordset($1) as r (name text)`

const movieRows = `
  with given as (
    select * from rows from (jsonb_to_recordset($1) as (title text, year int, director int, description jsonb))
      with ordinality as r (title, year, director, description, n)
  ), posters as (
    insert into files (filename, mime_type, filesize, width, height, key, is_public, sizes_w185_filename,
      sizes_w185_width, sizes_w185_height, sizes_w185_mime_type, sizes_w185_filesize)
    select name || '.jpg', 'image/jpeg', 40000, 400, 600, name, true, name || '-185.webp', 185, 278, 'image/webp', 9000
    from (select 'poster-' || director || '-' || n || '-' || substr(md5(title), 1, 8) as name from given order by n) names
    returning id
  ), numbered as (
    select id, row_number() over (order by id) as n from posters
  ), made as (
    insert into movies (title, year, director_id, country_id, poster_id, description, created_at)
    select title, year, director, 1, id, description, now() + n * interval '1 ms'
    from given join numbered using (n) order by n
    returning id, poster_id
  )
  insert into movies_rels (parent_id, path, "order", files_id) select id, 'posters', 1, poster_id from made`

const genreLinks = `
  insert into movies_rels (parent_id, path, "order", genres_id)
  select movie, 'genres', place, genre from jsonb_to_recordset($1) as r (movie int, genre int, place int)`

const castingRows = `
  with given as (
    select * from rows from (jsonb_to_recordset($1) as (movie int, actor int, place int))
      with ordinality as r (movie, actor, place, n)
  ), roles as (
    insert into characters (name) select 'Role ' || place || ' of film ' || movie from given order by n returning id
  ), numbered as (
    select id, row_number() over (order by id) as n from roles
  )
  insert into castings (movie_id, actor_id, character_id, "order")
  select movie, actor, id, place from given join numbered using (n) order by n`
