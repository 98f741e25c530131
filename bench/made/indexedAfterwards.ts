import type { Client } from 'pg'

type Definition = { drop: string; create: string }

/** Fills tables without their indexes and foreign keys, and makes these anew, exactly as they were, afterwards. */
export async function indexedAfterwards(
  client: Client,
  tables: string[],
  fill: () => void | Promise<void>,
) {
  const { rows } = await client.query<Definition>(definitions, [tables])
  for (const { drop } of rows) await client.query(drop)
  await fill()
  for (const { create } of rows) await client.query(create)
}

/** Keys stay: others refer to them. Foreign keys come last, for they are checked by the indexes. */
const definitions = `
  select 'drop index ' || i.indexrelid::regclass as drop, pg_get_indexdef(i.indexrelid) as create, 1 as turn
  from pg_index i
  where i.indrelid = any($1::regclass[])
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  union all
  select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
    format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)), 2
  from pg_constraint c
  where c.contype = 'f' and c.conrelid = any($1::regclass[])
  order by turn, 1`
