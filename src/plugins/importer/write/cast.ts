import { fingerprint } from './fingerprint.ts'
import { quoted, type Step, within } from './step.ts'
import { timeOf } from './store.ts'

/** Where a step gathers the casts of its films and plans what is to be done with them. */
export const createPlan = (stage: string) => `
  create unlogged table ${stage}.entries (
    seq bigint, movie bigint, movie_id integer, person text, person_id integer, "character" text, position integer);
  create unlogged table ${stage}.casts (seq bigint, said uuid);
  create unlogged table ${stage}.wanted (
    seq bigint, movie_id integer, actor_id integer, "character" text, position integer, place integer);
  create unlogged table ${stage}.plan (
    seq bigint, movie_id integer, casting_id integer, actor_id integer, character_id integer, "character" text,
    position integer, act text);
`

/**
 * The casts of a step as the source has them. The same person in the same part of a film comes once, at the first place.
 * Of a person whom the source only numbers, and of whom no name is known, there is no casting.
 */
export const gatherCasts = (step: Step) => `
  truncate ${step.stage}.entries, ${step.stage}.casts, ${step.stage}.wanted, ${step.stage}.plan;
  insert into ${step.stage}.entries
  select c.seq, m.seq, m.record_id, c.person, l.person_id, c."character", c.position
  from ${step.stage}.movies m join ${step.stage}.castings c on c.${step.joinsBy} = m.${step.joinsBy === 'movie' ? 'key' : 'ref'}
  left join public.import_persons l on l.source = ${quoted(step.source)} and l.key = c.person
  where ${within(step, 'm')} and m.record_id is not null;
  insert into ${step.stage}.casts
  select m.seq, coalesce(c.said, md5('')::uuid) from ${step.stage}.movies m
  left join (
    select movie, md5(string_agg(concat_ws(E'\\x1f', person, "character", position), E'\\x1e' order by seq))::uuid as said
    from ${step.stage}.entries group by movie
  ) c on c.movie = m.seq
  where ${within(step, 'm')} and m.record_id is not null and (c.said is not null or not m.is_part);
  insert into ${step.stage}.wanted
  select distinct on (movie_id, person_id, "character") seq, movie_id, person_id, "character", position, 1
  from ${step.stage}.entries where person_id is not null
  order by movie_id, person_id, "character", position, seq;
`

export const countUnwanted = ({ stage }: Step) => `
  select count(*)::integer as count, (count(*) filter (where person_id is null))::integer as unnamed,
    (select count(*)::integer from ${stage}.wanted) as wanted
  from ${stage}.entries
`

/**
 * What is to be done where the source says something new. A film's cast is one fact: it is written where there is none
 * yet and where it is as this source's last import left it; one that an editor, or another source, made is left alone.
 * The answer counts the casts that are left alone.
 */
export const planCasts = (step: Step) => `
  with looked as (
    select s.seq, s.record_id as movie_id, l.cast_said, l.cast_written, ${fingerprint('s.record_id')} as current
    from ${step.stage}.movies s join ${step.stage}.casts c on c.seq = s.seq
    left join public.import_movies l on l.source = ${quoted(step.source)} and l.key = s.key
    where ${within(step)} and (${step.overwrite} or l.cast_said is distinct from c.said)
  ), open as (
    select * from looked where ${step.overwrite} or current is not distinct from cast_written
  ), current as (
    select c.id, c.movie_id, c.actor_id, h.name as "character", c."order" as position,
      row_number() over (partition by c.movie_id, c.actor_id, h.name order by c."order", c.id) as place
    from public.castings c join (select distinct movie_id from open) o on o.movie_id = c.movie_id left join public.characters h on h.id = c.character_id
  ), planned as (
    insert into ${step.stage}.plan (seq, movie_id, casting_id, actor_id, "character", position, act)
    select w.seq, coalesce(w.movie_id, c.movie_id), c.id, w.actor_id, w."character", coalesce(w.position, c.position),
      case when c.id is null then 'add' when w.movie_id is null then 'remove'
        when w.position <> c.position then 'move' else 'keep' end
    from (select * from ${step.stage}.wanted where movie_id in (select movie_id from open)) w
    full join current c on c.movie_id = w.movie_id and c.place = w.place
      and c.actor_id = w.actor_id and coalesce(c."character", '') = coalesce(w."character", '')
  )
  select count(*)::integer as count from looked where seq not in (select seq from open)
`

/** Does what was planned. A character belongs to one casting, and goes with it. */
export const storeCasts = (step: Step) => `
  with removed as (
    delete from public.castings c using ${step.stage}.plan p where p.act = 'remove' and c.id = p.casting_id
    returning c.character_id)
  insert into ${step.stage}.plan (character_id, act) select character_id, 'leave' from removed where character_id is not null;
  delete from public.characters h using ${step.stage}.plan p
  where p.act = 'leave' and h.id = p.character_id
    and not exists (select from public.castings c where c.character_id = h.id);
  update public.castings c set "order" = p.position, updated_at = now()
  from ${step.stage}.plan p where p.act = 'move' and c.id = p.casting_id;
  update ${step.stage}.plan set character_id = nextval('public.characters_id_seq')
  where act = 'add' and "character" is not null;
  insert into public.characters (id, name, created_at, updated_at)
  select s.character_id, s."character", at.moment, at.moment
  from ${step.stage}.plan s, ${timeOf(step, 'castings')} at where s.act = 'add' and s.character_id is not null order by s.seq;
  insert into public.castings (movie_id, actor_id, character_id, "order", created_at, updated_at)
  select s.movie_id, s.actor_id, s.character_id, s.position, at.moment, at.moment
  from ${step.stage}.plan s, ${timeOf(step, 'castings')} at where s.act = 'add' order by s.seq;
`

export const countCastings = (step: Step) => `
  select (count(*) filter (where act = 'add'))::integer as created,
    (count(*) filter (where act = 'move'))::integer as updated,
    (count(*) filter (where act = 'remove'))::integer as removed,
    (count(*) filter (where act = 'add' and "character" is not null))::integer as characters
  from ${step.stage}.plan
`

/** Known films of which nothing but the cast has changed. */
export const countRecast = (step: Step) => `
  select count(*)::integer as count from ${step.stage}.movies s
  where ${within(step)} and not s.is_new and coalesce(cardinality(s.takes), 0) = 0
    and s.record_id in (select movie_id from ${step.stage}.plan where act in ('add', 'remove', 'move'))
`

/** Remembers what this source said of the casts, and what came of it where it was written. */
export const rememberCasts = (step: Step) => `
  update public.import_movies l set cast_said = said.cast_said, cast_written = said.cast_written
  from (
    select s.key, s.record_id, c.said as cast_said,
      case when s.record_id in (select movie_id from ${step.stage}.plan) then ${fingerprint('s.record_id')}
        else k.cast_written end as cast_written
    from ${step.stage}.movies s join ${step.stage}.casts c on c.seq = s.seq
    join public.import_movies k on k.source = ${quoted(step.source)} and k.key = s.key
    where ${within(step)}
  ) said
  where l.source = ${quoted(step.source)} and l.key = said.key
    and (l.cast_said, l.cast_written) is distinct from (said.cast_said, said.cast_written)
`
