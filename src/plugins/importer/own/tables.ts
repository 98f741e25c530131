import type { ClientBase } from 'pg'

type Column = {
  name: string
  /** The table that it refers to. */
  refers: string | undefined
  isNeeded: boolean
  /** What is in it by itself, in SQL. */
  filled: string | undefined
  /** Whether it says something that no line of our own collections does. */
  isFact: boolean
}

export type Table = {
  name: string
  kind: 'ours' | 'own' | 'part'
  columns: Column[]
  /** What gives a row its id, in SQL. */
  newId: string | undefined
  /** Whether it has one record at most. */
  isGlobal: boolean
  unique: string[][]
  /** Columns that stay at home for what they are called. */
  withheld: string[]
}

type ReadColumn = { name: string; isNeeded: boolean; filled: string | null; refers: string | null }
type Read = { name: string; columns: ReadColumn[]; unique: string[][] }

/** The tables of records, ours and developers', and those of their parts. */
export const readTables = async (client: ClientBase): Promise<Table[]> => {
  const { rows } = await client.query<Read>(question)
  return rows.filter(isContent).map(toTable)
}

const question = `
  select c.relname as name, (
      select json_agg(json_build_object('name', a.attname, 'isNeeded', a.attnotnull,
        'filled', pg_get_expr(d.adbin, d.adrelid), 'refers', (
          select t.relname from pg_constraint k join pg_class t on t.oid = k.confrelid
          where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1)) order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce((select json_agg(names order by names::text) from (
      select (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum = any(i.indkey)) as names
      from pg_index i where i.indrelid = c.oid and i.indisunique and not i.indisprimary and i.indpred is null
        and i.indexprs is null) each), '[]') as unique
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`

/** What belongs to a run, the dashboard or a feature, and is no content. */
const apart =
  /^(payload_|imports$|import_|merged_records$|distinct_records$|address_counts$|write_marks$|movies_by_genre$|movies_counts$|search_)/

function isContent({ name, columns }: Read) {
  const isSessions = name.endsWith('_sessions') && has(columns, '_parent_id', 'expires_at')
  return has(columns, 'id') && !apart.test(name) && !isSessions
}

const has = (columns: ReadColumn[], ...names: string[]) =>
  names.every((name) => columns.some((column) => column.name === name))

/** Columns of ours: told by the lines of an export, derived from what these tell, or how an account stands. */
const ours: Record<string, RegExp> = {
  countries: /^(name|code)$/,
  genres: /^name$/,
  users: /^(username|first_name|last_name|email|role|avatar_id|_verified)$/,
  files:
    /^(_objectkey|alt|file(name|size)|focal_[xy]|height|width|is_public|key|mime_type|owner_id|prefix|sizes_.*|thumbnail_u_r_l|url)$/,
  persons:
    /^(first_name|last_name|name|biography|biography_text|date_of_birth|gender|country_id|main_photo_id|external_ids_.*)$/,
  movies:
    /^(title|original_title|description|description_text|budget|release_date|released|year|duration|director_id|country_id|poster_id|external_ids_.*)$/,
  characters: /^(name|role|description)$/,
  castings: /^(movie_id|character_id|actor_id|order)$/,
  favorites: /^(user_id|movie_id)$/,
}

/** How Payload keeps an account. */
const secretOfAccounts =
  /^(hash|salt|api_key|api_key_index|enable_a_p_i_key|login_attempts|lock_until|reset_password_.*|_verificationtoken)$/

/** A developer's own secret is known by its name alone. */
const secret = /(^|_)(password|token|secret|secret_key|api_key|private_key)$/

const times = /^(created_at|updated_at)$/

function toTable({ name, columns, unique }: Read): Table {
  const isPart = has(columns, '_parent_id') || isList(columns)
  const isAccounts = has(columns, 'hash', 'salt')
  const isSecret = (column: string) =>
    secret.test(column) || (isAccounts && secretOfAccounts.test(column))
  // A version is a moment: its times are what it says.
  const isTime = (column: string) => times.test(column) && !/^_.*_v$/.test(name)
  const isMade = (column: string) =>
    column === 'id' || (isPart && isOwner(column)) || isTime(column)
  return {
    name,
    kind: name in ours ? 'ours' : isPart ? 'part' : 'own',
    columns: columns.map((column) => ({
      name: column.name,
      isNeeded: column.isNeeded,
      filled: column.filled ?? undefined,
      refers: column.refers ?? undefined,
      isFact: !isMade(column.name) && !isSecret(column.name) && !ours[name]?.test(column.name),
    })),
    newId: columns.find((column) => column.name === 'id')?.filled ?? undefined,
    isGlobal: columns.some((column) => column.name === 'created_at' && !column.isNeeded),
    unique,
    withheld: columns
      .filter(
        (column) => secret.test(column.name) && !(isAccounts && secretOfAccounts.test(column.name)),
      )
      .map((column) => `${name}.${column.name}`),
  }
}

/** Of relations, texts, numbers or choices. */
const isList = (columns: ReadColumn[]) =>
  has(columns, 'parent_id', 'order') &&
  !has(columns, 'created_at') &&
  (has(columns, 'path') || has(columns, 'value'))

/** Says whose a row is. */
export const isOwner = (column: string) => column === '_parent_id' || column === 'parent_id'
