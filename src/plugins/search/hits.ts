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
  select p.kind, p.id, r.title, r.other, r.year, r.text, f.image, case p.kind
      when 'movies' then ${names(readable)} when 'persons' then ${filmsOfPerson(readable)} else ${filmsOfCharacter(readable)}
    end as "knownFor"
  from page p
  cross join lateral (
    select title, ${shown('original_title', readable.fields('movies.originalTitle'))} as other,
      ${shown('year::integer', readable.fields('movies.year'))} as year,
      ${shown('poster_id', readable.fields('movies.poster', ...picture))} as file,
      case when p.by_text then left(description_text, 5000) end as text
    from movies where p.kind = 'movies' and id = p.id
    union all
    select name, null, null, ${shown('main_photo_id', readable.fields('persons.mainPhoto', ...picture))}, null
    from persons where p.kind = 'persons' and id = p.id
    union all
    select name, null, null, null, null from characters where p.kind = 'characters' and id = p.id
  ) r
  left join lateral (
    select ${image} as image from files i where i.id = r.file${also(readable, 'files', 'i')} offset 0
  ) f on true
  order by p.score desc, p.known desc, p.kind, p.id`

/** How many films, or names, tell one hit from another. */
const most = sql.raw('3')

/** Of more castings than this the best known films are not looked for. */
const mostCastings = sql.raw('100')

const picture = ['files.filename', 'files.url', 'files.sizes'] as const

const shown = (column: string, isReadable: boolean) =>
  sql.raw(isReadable ? column : 'null::integer')

/** Who comes first in a film's cast. */
const names = (readable: Readable) =>
  readable.fields('castings.movie', 'castings.actor', 'persons.name') ? castOf(readable) : nobody

const nobody = sql.raw('null::varchar[]')

const castOf = (readable: Readable) => sql`(
        select array_agg(name) from (
          select a.name from castings join persons a on a.id = castings.actor_id
          where castings.movie_id = p.id${also(readable, 'castings', 'castings')}${also(readable, 'persons', 'a')}
          order by castings."order" limit ${most}) first)`

const filmsOfPerson = (readable: Readable) => {
  const acted = sql`(select movie_id from castings where actor_id = p.id${also(readable, 'castings', 'castings')} limit ${mostCastings})`
  const directed = sql`select id from movies where director_id = p.id`
  return films(readable, [
    readable.fields('castings.movie', 'castings.actor') && acted,
    readable.fields('movies.director') && directed,
  ])
}

const filmsOfCharacter = (readable: Readable) =>
  films(readable, [
    readable.fields('castings.movie', 'castings.character') &&
      sql`(select movie_id from castings where character_id = p.id${also(readable, 'castings', 'castings')} limit ${mostCastings})`,
  ])

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
