import { insertion } from '../own/needed.ts'
import type { Imported } from './collection.ts'
import { type Step, within } from './step.ts'

/**
 * Writes new records. Their times differ by a millisecond each, in the order of the source: pages of records that all
 * came at once would have no order.
 */
export const insertNew = (step: Step, { table, fields }: Imported) => {
  const columns = fields.flatMap((field) => Object.entries(field.columns))
  const own = insertion({ stage: step.stage, table, key: 's.key' }, step.needed[table])
  return `
  insert into public.${table} (id, ${columns.map(([column]) => column).join(', ')}${own.columns}, created_at, updated_at)
  select s.record_id, ${columns.map(([, value]) => value).join(', ')}${own.values}, at.moment, at.moment
  from ${step.stage}.${table} s, ${timeOf(step, table)} at
  where ${within(step)} and s.is_new order by s.seq`
}

/** When the run began, less a millisecond for each row that follows. */
export const timeOf = ({ stage }: Step, table: string) => `lateral (
  select w.started_at - (w.${table} - s.seq) * interval '1 millisecond' as moment from ${stage}.run w)`

/** Whether a field of a known record was decided on: without one, the triggers of an update need not be asked. */
export const hasTakes = (step: Step, { table }: Imported) => `
  select exists (select from ${step.stage}.${table} s where ${within(step)} and cardinality(s.takes) > 0) as "hasTakes"`

/** Writes the fields that were decided on. A film's year is that of its release day, where it has one. */
export const updateKnown = (step: Step, { table, fields }: Imported) => {
  const assigned = fields.flatMap((field) =>
    Object.entries(field.columns).map(([column, value]) => ({ column, value, name: field.name })),
  )
  const taken = ({ column, value, name }: (typeof assigned)[number]) =>
    `case when '${name}' = any(s.takes) then ${value} else r.${column} end`
  const release = assigned.find(({ column }) => column === 'release_date')
  const valueOf = (one: (typeof assigned)[number]) =>
    one.column === 'year' && release
      ? `coalesce(extract(year from (${taken(release)}) at time zone 'UTC'), ${taken(one)})`
      : taken(one)
  return `
  update public.${table} r set updated_at = now(),
    ${assigned.map((one) => `${one.column} = ${valueOf(one)}`).join(',\n    ')}
  from ${step.stage}.${table} s
  where ${within(step)} and s.record_id = r.id and cardinality(s.takes) > 0`
}

/** Takes away the genres in whose place others were decided on. */
export const removeGenres = (step: Step) => `
  delete from public.movies_rels g using ${step.stage}.movies s
  where ${within(step)} and 'genres' = any(s.takes) and g.parent_id = s.record_id and g.path = 'genres'`

/** Writes the genres of new films and those that were decided on. */
export const storeGenres = (step: Step) => `
  insert into public.movies_rels ("order", parent_id, path, genres_id)
  select place, s.record_id, 'genres', genre
  from ${step.stage}.movies s, unnest(s.genre_ids) with ordinality as listed (genre, place)
  where ${within(step)} and (s.is_new or 'genres' = any(s.takes)) order by s.seq, place
`
