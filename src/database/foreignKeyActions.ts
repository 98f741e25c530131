import type { PostgresAdapter } from '@payloadcms/db-postgres'

type SchemaHook = PostgresAdapter['beforeSchemaInit'][number]

/**
 * What a deletion takes along and what refuses it. Payload's own action, SET NULL, would lose facts silently; the
 * collections' delete hooks say the same with a message, and these hold when a hook is passed by.
 */
export const foreignKeyActions: SchemaHook = ({ schema, adapter }) => {
  for (const [table, columns] of Object.entries(actions))
    for (const [column, action] of Object.entries(columns))
      setAction({ adapter, table, column, action })
  return schema
}

type Action = 'cascade' | 'restrict' | 'set null'

const actions: Record<string, Record<string, Action>> = {
  castings: { movie: 'cascade', actor: 'restrict', character: 'restrict' },
  favorites: { user: 'cascade', movie: 'cascade' },
  movies: { director: 'restrict', country: 'restrict', poster: 'restrict' },
  movies_rels: { genresID: 'restrict', filesID: 'restrict' },
  persons: { country: 'restrict', mainPhoto: 'restrict' },
  persons_photos: { file: 'restrict' },
  users: { avatar: 'set null' },
  files: { owner: 'set null' },
}

type Change = {
  adapter: Pick<PostgresAdapter, 'rawTables'>
  table: string
  column: string
  action: Action
}

function setAction({ adapter, table, column, action }: Change) {
  const raw = adapter.rawTables[table]
  const reference = raw?.columns[column]?.reference
  const foreignKey = Object.values(raw?.foreignKeys ?? {}).find((key) =>
    key.columns.includes(column),
  )
  if (reference) reference.onDelete = action
  else if (foreignKey) foreignKey.onDelete = action
  else throw new Error(`No foreign key at ${table}.${column}`)
}
