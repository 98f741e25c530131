/** SQL: a film's cast as one value, who plays whom at which place. Null where there is none. */
export const fingerprint = (movie: string) => `(
  select md5(string_agg(concat_ws(E'\\x1f', f.actor_id, fh.name, f."order"), E'\\x1e'
    order by f."order", f.actor_id, fh.name, f.id))::uuid
  from public.castings f left join public.characters fh on fh.id = f.character_id where f.movie_id = ${movie})`
