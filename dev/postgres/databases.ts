import pg from 'pg'

/** Makes a database beside the one of the url and returns its url. A template is copied whole. */
export const createDatabase = async (
  url: string,
  name: string,
  { template = 'template1' }: { template?: string } = {},
): Promise<string> => {
  const copied = `create database ${quoted(name)} template ${quoted(template)} strategy file_copy`
  await maintain(url, (client) => client.query(copied))
  const made = new URL(url)
  made.pathname = `/${encodeURIComponent(name)}`
  return made.href
}

/** Drops a database, ending the connections to it; one that is not there is no error. */
export const dropDatabase = async (url: string, name: string): Promise<void> => {
  const dropped = `drop database if exists ${quoted(name)} with (force)`
  await maintain(url, (client) => client.query(dropped))
}

/** Whether the server of the url has a database of this name. */
export const hasDatabase = async (url: string, name: string): Promise<boolean> => {
  const found = await maintain(url, (client) =>
    client.query('select from pg_database where datname = $1', [name]),
  )
  return found.rowCount === 1
}

const quoted = (name: string): string => pg.escapeIdentifier(name)

/** A database can't be copied or dropped while we are in it: `postgres` is there for this. */
const maintain = async (
  url: string,
  act: (client: pg.Client) => Promise<pg.QueryResult>,
): Promise<pg.QueryResult> => {
  const neighbour = new URL(url)
  neighbour.pathname = '/postgres'
  const client = new pg.Client({ connectionString: neighbour.href })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
