import { stagedColumns } from '../stage/tables.ts'
import type { Imported } from './collection.ts'
import { factsOf } from './fields.ts'
import { quoted, type Step, within } from './step.ts'

/**
 * What a staged row refers to, and what the source says of the record in all, kept to be compared with what it said last
 * time. What was not found is new and gets its id now, so that others can refer to it. A part of a film (its cast without
 * its other facts) says again what was said before, and so do files that are silent about a field.
 */
export const resolve = (step: Step, imported: Imported) => {
  const { table, fields } = imported
  const refers = table === 'movies' ? ofFilms : ofPersons
  return `
  with fresh as materialized (
    select m.seq from ${step.stage}.${table} m where ${within(step, 'm')} and m.record_id is null order by m.seq
  ), numbered as materialized (
    select seq, nextval('public.${table}_id_seq') as id from fresh
  )
  update ${step.stage}.${table} t set ${[
    ...Object.keys(refers.columns),
    'record_id',
    'is_new',
    'said',
  ]
    .map((column) => `${column} = x.${column}`)
    .join(', ')}
  from (
    select s.seq, s.record_id, s.is_new, ${Object.keys(refers.columns)
      .map((column) => `s.${column}`)
      .join(', ')},
      case when s.is_part then s.said_before || ${factsOf(fields, 'staged')} - 'title'
        else ${standing(step)} ${factsOf(fields, 'staged')} end as said
    from (
      select m.seq, m.is_part, ${stagedColumns(table)
        .map((column) => `m.${column}`)
        .join(', ')},
        coalesce(m.record_id, fresh_one.id) as record_id, m.record_id is null as is_new,
        ${Object.entries(refers.columns)
          .map(([column, value]) => `${value} as ${column}`)
          .join(', ')}, ${saidBefore(step, imported)} as said_before
      from ${step.stage}.${table} m left join numbered fresh_one on fresh_one.seq = m.seq ${refers.joins(step)}
      where ${within(step, 'm')}
    ) s
  ) x
  where t.seq = x.seq`
}

const saidBefore = ({ source, silent }: Step, { links }: Imported) =>
  `case when m.is_part or ${silent.length > 0} then coalesce(
    (select l.said from public.${links} l where l.source = ${quoted(source)} and l.key = m.key), '{}') end`

/** What was said before of fields of which these files do not speak. */
const standing = ({ silent }: Step) =>
  silent.length === 0
    ? ''
    : `jsonb_strip_nulls(jsonb_build_object(${silent
        .map((field) => `'${field}', s.said_before -> '${field}'`)
        .join(', ')})) ||`

const country = ({ stage }: Step) => `
  left join ${stage}.countries k on coalesce(k.country, '') = coalesce(m.country, '')
    and coalesce(k.country_code, '') = coalesce(m.country_code, '')`

const ofPersons = { columns: { country_id: 'k.country_id' }, joins: country }

const ofFilms = {
  columns: { country_id: 'k.country_id', director_id: 'd.person_id', genre_ids: 'g.ids' },
  joins: (step: Step) => `${country(step)}
  left join public.import_persons d on d.source = ${quoted(step.source)} and d.key = m.director
  left join ${step.stage}.genre_lists g on g.genres = m.genres`,
}

/** A director whom the source only numbers, and of whom no name is known, is not stored. */
export const countNamelessDirectors = (step: Step) => `
  select count(*)::integer as count from ${step.stage}.movies s
  where ${within(step)} and s.director is not null and s.director_id is null
`
