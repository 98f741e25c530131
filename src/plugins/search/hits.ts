import { sql } from '@payloadcms/db-postgres'
import { also } from './conditions.ts'
import { toSizeName, imageWidths } from '#src/fields/imageSizes.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { ImageSizeName } from '#src/fields/imageSizes.ts'
import type { Kind } from './kinds.ts'
import type { ReadableOn } from './grants.ts'

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
export const hitsOfPage = (readable: ReadableOn): SQL => sql`
  select p.kind, p.id, r.title, r.other, r.year, r.text, f.image, case p.kind
      when 'movies' then ${names(readable)}
      when 'persons' then ${films(
        readable,
        sql`
        select movie_id from castings where actor_id = p.id${also(readable, 'castings', 'castings')}
        union select id from movies where director_id = p.id`,
      )}
      else ${films(
        readable,
        sql`
        select movie_id from castings where character_id = p.id${also(readable, 'castings', 'castings')}`,
      )}
    end as "knownFor"
  from page p
  cross join lateral (
    select title, original_title as other, year::integer as year, poster_id as file,
      case when p.by_text then left(description_text, 5000) end as text
    from movies where p.kind = 'movies' and id = p.id
    union all
    select name, null, null, main_photo_id, null from persons where p.kind = 'persons' and id = p.id
    union all
    select name, null, null, null, null from characters where p.kind = 'characters' and id = p.id
  ) r
  left join lateral (
    select ${image} as image from files i where i.id = r.file${also(readable, 'files', 'i')} offset 0
  ) f on true
  order by p.score desc, p.known desc, p.kind, p.id`

/** How many films, or names, tell one hit from another. */
const most = sql.raw('3')

/** Who comes first in a film's cast. */
const names = (readable: ReadableOn) => sql`(
        select array_agg(name) from (
          select a.name from castings join persons a on a.id = castings.actor_id
          where castings.movie_id = p.id${also(readable, 'castings', 'castings')}${also(readable, 'persons', 'a')}
          order by castings."order" limit ${most}) first)`

/** The best known of these films. */
const films = (readable: ReadableOn, ids: SQL) => sql`(
        select array_agg(title) from (
          select f.title from (${ids}) w (movie_id)
          join search_fame d on d.kind = 'movies' and d.id = w.movie_id join movies f on f.id = w.movie_id
          where true${also(readable, 'movies', 'f')}
          order by d.known desc, f.released desc, f.id limit ${most}) best)`

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
