import { fingerprint } from '../write/fingerprint.ts'

/**
 * What imports have said of films and people, and what editors said of pairs: what has ids in the catalogue has names here.
 * Of a film's cast it is told whether it still is as its import left it. Our own exports say themselves what they said.
 */
export const provenance: readonly { type: string; says: string; from: string }[] = [
  {
    type: 'said',
    says: `'of', 'persons', 'source', r.source, 'key', r.key, 'record', k.key, 'said', r.said || ${named('country', 'countries')}`,
    from: `import_persons r left join person_keys k on k.id = r.person_id where r.source <> 'marquee' order by r.source, r.key`,
  },
  {
    type: 'said',
    says: `'of', 'movies', 'source', r.source, 'key', r.key, 'record', k.key,
      'said', r.said || ${named('country', 'countries')} || ${genres()} || case when r.said ? 'director' then jsonb_build_object(
        'director', (select d.key from person_keys d where d.id = (r.said ->> 'director')::integer)) else '{}' end,
      'castSaid', r.cast_said, 'castStands', case when r.cast_written is not null then r.cast_written is not distinct from ${fingerprint('r.movie_id')} end`,
    from: `import_movies r left join movie_keys k on k.id = r.movie_id where r.source <> 'marquee' order by r.source, r.key`,
  },
  {
    type: 'distinct',
    says: `'of', 'movies', 'one', a.key, 'other', b.key`,
    from: `distinct_records r join movie_keys a on a.id = r.one join movie_keys b on b.id = r.other
      where r.collection = 'movies' order by a.key, b.key`,
  },
  {
    type: 'distinct',
    says: `'of', 'persons', 'one', a.key, 'other', b.key`,
    from: `distinct_records r join person_keys a on a.id = r.one join person_keys b on b.id = r.other
      where r.collection = 'persons' order by a.key, b.key`,
  },
]

function named(what: string, table: string) {
  return `case when r.said ? '${what}' then jsonb_build_object('${what}',
    (select n.name from ${table} n where n.id = (r.said ->> '${what}')::integer)) else '{}' end`
}

function genres() {
  return `case when r.said ? 'genres' then jsonb_build_object('genres', (select jsonb_agg(n.name order by place)
    from jsonb_array_elements(r.said -> 'genres') with ordinality as g (id, place) join genres n on n.id = g.id::integer))
    else '{}' end`
}
