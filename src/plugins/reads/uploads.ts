import { sql } from '@payloadcms/db-postgres'
import { formatAdminURL } from 'payload/shared'
import { NotCompiled } from './obstacles.ts'
import { isPayloads, isUploadAddress } from './uploadHooks.ts'
import { column, constant } from './sql.ts'
import type { Place } from './projection.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedField } from 'payload'

/** A file's address, or that of one of its sizes or its thumbnail, as Payload's own hook makes it. */
export const uploadAddress = (field: FlattenedField, place: Place): SQL | undefined => {
  const hooks = 'hooks' in field ? (field.hooks?.afterRead ?? []) : []
  if (!place.config.upload || !hooks.some(isUploadAddress)) return undefined
  if (field.name === 'thumbnailURL') return thumbnail(place)
  const made = address(place, place.prefix)
  return isPayloads(hooks.at(-1)) ? made : withFolder(made, place)
}

function thumbnail(place: Place): SQL {
  const { adminThumbnail } = place.config.upload
  if (typeof adminThumbnail === 'function') throw new NotCompiled('a thumbnail by a function')
  if (typeof adminThumbnail !== 'string') return sql`null::text`
  return address(place, `sizes_${adminThumbnail}_`)
}

/** The storage package names the folder, if there is one, in the address of what is stored. */
function withFolder(made: SQL, place: Place): SQL {
  const names = ['prefix', `${place.prefix}filename`]
  if (!names.every((name) => isRead(place, name))) return made
  const [folder, filename] = names.map((name) =>
    column(place.row, place.compilation.columnOf(place.table, name)),
  ) as [SQL, SQL]
  const sign = sql`case when strpos(${made}, '?') > 0 then '&' else '?' end`
  const named = sql`${made} || ${sign} || 'prefix=' || ${encoded(folder)}`
  return sql`case when ${folder} <> '' and ${filename} <> '' then ${named} else ${made} end`
}

function address(place: Place, prefix: string): SQL {
  const read = (name: string) =>
    isRead(place, `${prefix}${name}`)
      ? column(place.row, place.compilation.columnOf(place.table, `${prefix}${name}`))
      : sql`null::text`
  const { routes, serverURL } = place.compilation.payload.config
  const [stored, filename] = [read('url'), read('filename')]
  const path = `/${place.config.slug}/file/x` as const
  const base = formatAdminURL({ apiRoute: routes.api, path, serverURL }).slice(0, -1)
  const outside = sql`${stored} <> '' and not starts_with(${stored}, '/') and not starts_with(${stored}, ${constant(serverURL)})`
  return sql`case when ${outside} then ${stored} when ${filename} <> '' then ${constant(base)} || ${encoded(filename)} end`
}

/** What the request leaves out is not there for the hook to see. */
function isRead({ rootSelect, mode }: Place, path: string): boolean {
  if (!rootSelect) return true
  let wish: unknown = rootSelect
  for (const name of path.split('_')) {
    if (typeof wish !== 'object' || wish === null) break
    wish = (wish as Record<string, unknown>)[name]
  }
  return mode === 'include' ? Boolean(wish) : wish !== false
}

/** `encodeURIComponent` in SQL; most names need nothing. */
function encoded(name: SQL): SQL {
  const safe = sql.raw("'^[A-Za-z0-9_.!~*''()-]+$'")
  const letter = sql`case when c ~ ${safe} then c else regexp_replace(upper(encode(convert_to(c, 'UTF8'), 'hex')), '(..)', '%\\1', 'g') end`
  return sql`case when ${name} ~ ${safe} then ${name} else (select string_agg(${letter}, '' order by i) from regexp_split_to_table(${name}, '') with ordinality as letters(c, i)) end`
}
