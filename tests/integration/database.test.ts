import pg from 'pg'
import { expect, inject, it } from 'vitest'

/** Every table with its columns, indexes, constraints and triggers, one line each, as Postgres 15 and later print them. */
const catalogue = `
  with tables as (
    select oid as id, relname as "table" from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
  ),
  lines as (
    select "table", 1 as part, attname as name, concat(
      format_type(atttypid, atttypmod), case when attnotnull then ' not null' end,
      ' default ' || pg_get_expr(adbin, adrelid)) as line
    from tables join pg_attribute on attrelid = id and attnum > 0 and not attisdropped
      left join pg_attrdef on adrelid = id and adnum = attnum
    union all
    select "table", 2, relname, concat(case when indisunique then 'unique ' end,
      regexp_replace(pg_get_indexdef(indexrelid), '.* USING ', 'using '))
    from tables join pg_index on indrelid = id join pg_class on pg_class.oid = indexrelid
    union all
    select "table", 3, conname, pg_get_constraintdef(pg_constraint.oid)
    from tables join pg_constraint on conrelid = id and contype not in ('n', 't')
    union all
    select "table", 4, tgname,
      regexp_replace(pg_get_triggerdef(pg_trigger.oid), '^CREATE (CONSTRAINT )?TRIGGER \\S+ ', '\\1')
    from tables join pg_trigger on tgrelid = id and not tgisinternal
  ),
  words(part, word) as (values (1, 'column'), (2, 'index'), (3, 'constraint'), (4, 'trigger'))
  select "table" || E'\\n' || string_agg(
    format('  %s %s: %s', word, name, line), E'\\n' order by part, name collate "C") as entry
  from lines join words using (part) group by "table" order by "table" collate "C"`

it('the migrations make the database that docs/database.txt lists', async () => {
  const template = new URL(inject('postgresUrl'))
  template.pathname = '/template'
  const client = new pg.Client({ connectionString: template.href })
  await client.connect()
  const { rows } = await client.query<{ entry: string }>(catalogue)
  await client.end()
  const listing = rows.map(({ entry }) => `${entry}\n`).join('\n')
  await expect(listing).toMatchFileSnapshot('../../docs/database.txt')
})
