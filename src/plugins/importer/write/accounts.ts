import { type AllNeeded, insertion } from '../own/needed.ts'
import { lineKeys } from './lineKeys.ts'
import { outcome } from './outcome.ts'

type Bringing = { stage: string; needed: AllNeeded }

/** A person of the same username or email has an account already. Nobody gets a password. */
export const bringUsers = ({ stage, needed }: Bringing) => {
  const own = insertion({ stage, table: 'users', key: lineKeys.users }, needed['users'])
  return `
  with created as (
    insert into public.users (username, email, first_name, last_name, role, _verified${own.columns})
    select data ->> 'username', data ->> 'email', data ->> 'firstName', data ->> 'lastName',
      (data ->> 'role')::public.enum_users_role, true${own.values}
    from ${stage}.others o where kind = 'user' order by seq
    on conflict do nothing returning id)
  ${outcome(stage, { of: 'users', kind: 'user' })}`
}

/** By their keys: the objects are in the store, or are missing there. */
export const bringFiles = ({ stage, needed }: Bringing) => {
  const own = insertion({ stage, table: 'files', key: lineKeys.files }, needed['files'])
  return `
  with created as (
    insert into public.files (key, filename, mime_type, filesize, width, height, focal_x, focal_y, alt, is_public,
      owner_id, url, ${sizeColumns(({ column }) => column)}${own.columns})
    select data ->> 'key', data ->> 'filename', data ->> 'mimeType', (data ->> 'filesize')::numeric,
      (data ->> 'width')::numeric, (data ->> 'height')::numeric, (data ->> 'focalX')::numeric,
      (data ->> 'focalY')::numeric, data ->> 'alt', coalesce((data ->> 'isPublic')::boolean, false),
      (select id from public.users u where u.username = data ->> 'owner'), data ->> 'url',
      ${sizeColumns(({ size, part, type }) => `(data #>> '{sizes,${size},${part}}')::${type}`)}${own.values}
    from ${stage}.others o where kind = 'file' order by seq
    on conflict do nothing returning id)
  ${outcome(stage, { of: 'files', kind: 'file' })}`
}

type SizeColumn = { size: string; part: string; column: string; type: 'text' | 'numeric' }

function sizeColumns(show: (column: SizeColumn) => string) {
  const parts = {
    url: 'text',
    width: 'numeric',
    height: 'numeric',
    filesize: 'numeric',
    filename: 'text',
  }
  return ['w92', 'w185', 'w342', 'w780']
    .flatMap((size) => [
      { size, part: 'mimeType', column: `sizes_${size}_mime_type`, type: 'text' as const },
      ...Object.entries(parts).map(([part, type]) => ({
        size,
        part,
        column: `sizes_${size}_${part}`,
        type: type === 'text' ? ('text' as const) : ('numeric' as const),
      })),
    ])
    .map(show)
    .join(', ')
}
