import { movies, persons } from './collection.ts'
import { idKinds } from './fields.ts'
import { leaveDeleted } from './leaveDeleted.ts'
import { quoted } from './step.ts'

export type Preparation = { stage: string; source: string; startedAt: Date; overwrite: boolean }

/**
 * What has to be known of the whole before its parts are written: a statement each, in this order. Those that answer
 * `what` and `count` tell what has no place in the catalogue.
 */
export const preparations = (run: Preparation): string[] => [
  keysForKeyless(run),
  `create unique index on ${run.stage}.movies (seq); create index on ${run.stage}.movies (key);
   create index on ${run.stage}.movies (title); create unique index on ${run.stage}.persons (seq);
   create index on ${run.stage}.persons (key); create unique index on ${run.stage}.castings (seq);
   create index on ${run.stage}.castings (ref) where ref is not null;
   create index on ${run.stage}.castings (movie) where movie is not null;
   create index on ${run.stage}.others ((data ->> 'key')) where kind = 'own';
   analyze ${run.stage}.movies (seq, key, ref, title, record_id), ${run.stage}.castings (seq, ref, movie, person)`,
  rejectRepeated(run, 'movies', 'film'),
  partsOfKnownFilms(run),
  directorsOfFilms(run),
  countFurtherDirectors(run),
  idsOfFilms(run),
  peopleOfCasts(run, 'castings'),
  peopleOfCasts(run, 'directors'),
  rejectRepeated(run, 'persons', 'person'),
  clearShared(run, 'movies'),
  ...(run.source === 'marquee' ? matchOwnNames(run.stage) : []),
  clearShared(run, 'persons'),
  ...(run.overwrite ? [] : [leaveDeleted(run, movies), leaveDeleted(run, persons)]),
]

/** What the files hold in all, and when the run began. It is there when all is prepared. */
export const summary = (run: Preparation) =>
  `create unlogged table ${run.stage}.run as select ${quoted(run.startedAt.toISOString())}::timestamptz(3) as started_at,
     coalesce((select max(seq) from ${run.stage}.movies), 0) as movies,
     coalesce((select max(seq) from ${run.stage}.persons), 0) as persons,
     coalesce((select max(seq) from ${run.stage}.castings), 0) as castings,
     ${run.source === 'marquee'} as restores, ${silentIn(run)} as silent;
   analyze ${run.stage}.movies (seq, key, ref, title, record_id, director, genres), ${run.stage}.persons (seq, key, record_id)`

/** Directors and ids come in tables of their own, which may not be among the files. */
const silentIn = ({ stage, source }: Preparation) => {
  const without = (table: string, fields: string) =>
    `case when exists (select from ${stage}.${table}) then '{}' else '{${fields}}' end::text[]`
  if (source === 'movielens') return without('ids', 'imdb,tmdb')
  return source === 'imdb' || source === 'tmdb' ? without('directors', 'director') : `'{}'::text[]`
}

/** A film of a source without keys is told by title and year, and by its place among those of one title and year. */
const keysForKeyless = ({ stage }: Preparation) => `
  update ${stage}.movies m set key = k.key
  from (
    select seq, concat(title, ' (' || year || ')', case when place > 1 then ' #' || place end) as key
    from (select seq, title, year, row_number() over (partition by title, year order by seq) as place
      from ${stage}.movies where key is null) placed
  ) k
  where k.seq = m.seq
`

const rejectRepeated = ({ stage }: Preparation, table: 'movies' | 'persons', what: string) => `
  with repeated as (
    select seq, first_value(line) over same as first, row_number() over same as place
    from ${stage}.${table} window same as (partition by key order by seq)
  ), gone as (
    delete from ${stage}.${table} t using repeated r where r.seq = t.seq and r.place > 1
    returning t.file, t.line, t.key, r.first, to_jsonb(t) - '{seq,file,line,is_part}'::text[] as told
  )
  insert into ${stage}.rejected (file, line, reason, row)
  select file, line, 'The ${what} ' || key || ' is on line ' || first || ' already.', jsonb_strip_nulls(told)::text from gone
`

/** What a file says of films that are in none of this run's files, but were imported before. */
const partsOfKnownFilms = ({ stage, source }: Preparation) => `
  insert into ${stage}.movies (file, line, key, title, is_part)
  select 0, 0, l.key, m.title, true
  from (
    select movie from ${stage}.castings where movie is not null union select movie from ${stage}.directors
    union select movie from ${stage}.ids
  ) named
  join public.import_movies l on l.source = ${quoted(source)} and l.key = named.movie
  join public.movies m on m.id = l.movie_id
  where not exists (select from ${stage}.movies s where s.key = named.movie)
`

const directorsOfFilms = ({ stage }: Preparation) => `
  update ${stage}.movies m set director = d.person
  from (select distinct on (movie) movie, person from ${stage}.directors order by movie, seq) d
  where d.movie = m.key
`

const countFurtherDirectors = ({ stage }: Preparation) => `
  select 'further directors of a film' as what, (count(*) - count(distinct d.movie))::integer as count
  from ${stage}.directors d where exists (select from ${stage}.movies m where m.key = d.movie)
`

const idsOfFilms = ({ stage }: Preparation) => `
  update ${stage}.movies m set ${idKinds.map((kind) => `${kind} = coalesce(m.${kind}, i.${kind})`).join(', ')}
  from (select distinct on (movie) * from ${stage}.ids order by movie, seq) i
  where i.movie = m.key
`

/** A person whom casts name, where no table of people does. */
const peopleOfCasts = ({ stage }: Preparation, table: 'castings' | 'directors') => `
  insert into ${stage}.persons (file, line, key, first_name, last_name, gender)
  select c.file, c.line, c.person, c.first_name, c.last_name, c.gender
  from ${stage}.${table} c
  join (
    select min(seq) as seq from ${stage}.${table}
    where person is not null and (last_name is not null or first_name is not null) group by person
  ) first using (seq)
  where not exists (select from ${stage}.persons p where p.key = c.person)
  order by c.seq
`

/** An id that several records of the files claim is nobody's. Counted by those who lose it. */
const clearShared = ({ stage }: Preparation, table: 'movies' | 'persons') => `
  with ${idKinds
    .map(
      (kind) => `${kind}s as (
    select seq from (select seq, count(*) over (partition by ${kind}) as claims from ${stage}.${table}
      where ${kind} is not null) claimed where claims > 1)`,
    )
    .join(', ')},
  cleared as (
    update ${stage}.${table} s set ${idKinds
      .map(
        (kind) =>
          `${kind} = case when s.seq in (select seq from ${kind}s) then null else s.${kind} end`,
      )
      .join(', ')}
    where s.seq in (${idKinds.map((kind) => `select seq from ${kind}s`).join(' union all ')}))
  ${idKinds
    .map(
      (kind) =>
        `select '${kind} ids that several ${table} claim' as what, count(*)::integer as count from ${kind}s`,
    )
    .join(' union all ')}
`

/**
 * In our own export records without ids are told by name and day, or title and year: where file and catalogue have as
 * many of one name, the first is the first, and so on.
 */
function matchOwnNames(stage: string) {
  return [
    matchInTurn(stage, {
      table: 'persons',
      staged: `concat_ws(' ', t.first_name, t.last_name), t.date_of_birth`,
      stored: `t.name, (t.date_of_birth at time zone 'UTC')::date`,
    }),
    matchInTurn(stage, {
      table: 'movies',
      staged: 't.title, trunc(coalesce(extract(year from t.release_date), t.year))',
      stored: 't.title, trunc(t.year)',
    }),
  ]
}

type Turn = { table: 'movies' | 'persons'; staged: string; stored: string }

const matchInTurn = (stage: string, { table, staged, stored }: Turn) => `
  update ${stage}.${table} s set record_id = r.id, is_new = false
  from (
    select seq, row(${staged})::text as name, row_number() over (partition by ${staged} order by seq) as place,
      count(*) over (partition by ${staged}) as all_of_them
    from ${stage}.${table} t where coalesce(${idKinds.map((kind) => `t.${kind}`).join(', ')}) is null
  ) f join (
    select id, row(${stored})::text as name, row_number() over (partition by ${stored} order by id) as place,
      count(*) over (partition by ${stored}) as all_of_them
    from public.${table} t where coalesce(${idKinds.map((kind) => `t.external_ids_${kind}`).join(', ')}) is null
  ) r on r.name = f.name and r.place = f.place and r.all_of_them = f.all_of_them
  where f.seq = s.seq
`
