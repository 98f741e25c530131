import { sql } from '@payloadcms/db-postgres'
import { also } from './conditions.ts'
import { toSizeName, imageWidths } from '#src/fields/imageSizes.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { ImageSizeName } from '#src/fields/imageSizes.ts'
import type { Kind } from './kinds.ts'
import type { Readable } from './grants.ts'

/** A hit as the statement gives it. */
export type FoundHit = {
  kind: Kind
  id: number
  title: string
  other: string | null
  year: number | null
  text: string | null
  knownFor: string[] | null
  image: FoundImage | null
}

type FoundCopy = {
  filename: string | null
  width: number | null
  height: number | null
  mimeType: string | null
  filesize: number | null
}

export type FoundImage = { filename: string; sizes: Record<ImageSizeName, FoundCopy> }

/** The hits of `page` with what a list shows of them; only what the caller may read. */
export const hitsOfPage = (readable: Readable): SQL => sql`
  select p.kind, p.id, coalesce(m.title, s.name, c.name) as title, m.other, m.year, m.text, f.image,
    case p.kind when 'movies' then ${castOf(readable)} else ${filmsOf(readable)} end as "knownFor"
  from page p
  left join lateral (
    select id, title, ${shown('original_title', readable.fields('movies.originalTitle'))} as other,
      ${shown('year::integer', readable.fields('movies.year'))} as year,
      ${shown('poster_id', readable.fields('movies.poster', ...picture))} as file,
      case when p.by_text then left(description_text, 5000) end as text
    from movies where id = ${idOf('movies')} offset 0
  ) m on true
  left join lateral (
    select id, name, ${shown('main_photo_id', readable.fields('persons.mainPhoto', ...picture))} as file
    from persons where id = ${idOf('persons')} offset 0
  ) s on true
  left join lateral (select id, name from characters where id = ${idOf('characters')} offset 0) c on true
  left join lateral (
    select ${image} as image from files i where i.id = coalesce(m.file, s.file)${also(readable, 'files', 'i')} offset 0
  ) f on true
  where coalesce(m.id, s.id, c.id) is not null
  order by p.score desc, p.known desc, p.kind, p.id`

/** A hit's id where it is of this kind: of a film, nothing is looked up among persons. */
const idOf = (kind: Kind) => sql.raw(`case p.kind when '${kind}' then p.id end`)

/** How many films, or names, tell one hit from another. */
const most = sql.raw('3')

/** Of more castings than this the best known films are not looked for. */
const mostCastings = sql.raw('100')

const picture = ['files.filename', 'files.url', 'files.sizes'] as const

const shown = (column: string, isReadable: boolean) =>
  sql.raw(isReadable ? column : 'null::integer')

const nobody = sql.raw('null::varchar[]')

/** Who comes first in a film's cast. */
const castOf = (readable: Readable) =>
  readable.fields('castings.movie', 'castings.actor', 'persons.name')
    ? sql`(
        select array_agg(name) from (
          select a.name from castings join persons a on a.id = castings.actor_id
          where castings.movie_id = p.id${also(readable, 'castings', 'castings')}${also(readable, 'persons', 'a')}
          order by castings."order" limit ${most}) first)`
    : nobody

/** What a person acted in or made, or what a character is in. */
const filmsOf = (readable: Readable) => {
  const castings = (column: string, kind: Kind) =>
    sql`(select movie_id from castings where ${sql.raw(column)} = ${idOf(kind)}${also(readable, 'castings', 'castings')} limit ${mostCastings})`
  return films(readable, [
    readable.fields('castings.movie', 'castings.actor') && castings('actor_id', 'persons'),
    readable.fields('castings.movie', 'castings.character') &&
      castings('character_id', 'characters'),
    readable.fields('movies.director') &&
      sql`select id from movies where director_id = ${idOf('persons')}`,
  ])
}

/** The best known of the films that these lead to, the newer first of equals: no more of them are looked up than are told. */
const films = (readable: Readable, ways: (SQL | false)[]) => {
  const ids = ways.filter((way) => way !== false)
  return ids.length === 0 || !readable.fields('movies.title')
    ? nobody
    : sql`(
        select array_agg(title) from (
          select f.title from (
            select distinct known, w.id from (${sql.join(ids, sql.raw(' union all '))}) w (id), lateral (
              select known from search_fame d where d.kind = 'movies' and d.id = w.id offset 0
            ) d
            order by known desc, w.id desc offset 0
          ) w, lateral (select * from movies f where f.id = w.id offset 0) f
          where true${also(readable, 'movies', 'f')}
          order by w.known desc, w.id desc limit ${most}) best)`
}

const copy = (size: ImageSizeName) => {
  const of = (name: string) => sql.raw(`i.sizes_${size}_${name}`)
  return sql`${sql.raw(`'${size}'`)}, json_build_object('filename', ${of('filename')}, 'width', ${of('width')},
      'height', ${of('height')}, 'mimeType', ${of('mime_type')}, 'filesize', ${of('filesize')})`
}

const image = sql`json_build_object('filename', i.filename, 'sizes',
      json_build_object(${sql.join(
        imageWidths.map((width) => copy(toSizeName(width))),
        sql.raw(', '),
      )}))`
