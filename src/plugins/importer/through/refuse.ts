import type { ClientBase } from 'pg'

type Refused = { stage: string; table: 'movies' | 'persons'; seq: number; reason: string }

/** Keeps a staged row with the reason, as if it had not been read: nothing refers to it from here on. */
export const refuse = async (client: ClientBase, { stage, table, seq, reason }: Refused) => {
  await client.query(
    `with gone as (delete from ${stage}.${table} where seq = $1 returning *)
     insert into import_rejections (import_id, file, line, reason, row)
     select i.id, coalesce((string_to_array(i.files, ', '))[g.file + 1], ''), coalesce(g.line, 0), $2,
       (jsonb_strip_nulls(to_jsonb(g)) - array['seq', 'file', 'line', 'said', 'takes', 'record_id', 'is_new', 'is_part'])::text
     from gone g, imports i where i.id = $3`,
    [seq, reason, runOf(stage)],
  )
}

type RefusedPart = { stage: string; place: string; reason: string }

/** A part that was refused leaves the plan, and is told with its line. */
export const refuseCasting = async (client: ClientBase, { stage, place, reason }: RefusedPart) => {
  await client.query(
    `with gone as (delete from ${stage}.plan where ctid = $1::tid returning *)
     insert into import_rejections (import_id, file, line, reason, row)
     select i.id, coalesce((string_to_array(i.files, ', '))[c.file + 1], ''), coalesce(c.line, 0), $2, jsonb_strip_nulls(to_jsonb(g))::text
     from gone g left join ${stage}.castings c on c.seq = g.seq, imports i where i.id = $3`,
    [place, reason, runOf(stage)],
  )
}

const runOf = (stage: string) => Number(/\d+/.exec(stage)?.[0])
