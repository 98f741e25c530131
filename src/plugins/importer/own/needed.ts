import type { ClientBase } from 'pg'
import { ownSchema } from './schema.ts'
import { readTables } from './tables.ts'

/** What developers added to films and people that may not be empty: it has to be there from the beginning. */
export const neededColumns = async (client: ClientBase) => {
  const [{ added }, tables] = [await ownSchema(client), await readTables(client)]
  const of = (name: 'movies' | 'persons') =>
    tables
      .filter((table) => table.name === name)
      .flatMap(({ columns }) => columns)
      .filter((column) => column.isNeeded && added[name]?.plain.includes(column.name))
      .map((column) => column.name)
  return { movies: of('movies'), persons: of('persons') }
}
