import pg from 'pg'
import { Unusable } from '#src/plugins/importer/Unusable.ts'
import { findDatabase } from './database.ts'
import { readSettings, type Settings } from './launch/settings.ts'
import { Problem } from './problem.ts'

type Surroundings = {
  client: pg.Client
  /** Another connection, for as long as the command runs. */
  connect: () => Promise<pg.Client>
  settings: Settings
  databaseUrl: string
  signal: AbortSignal
}

/**
 * Runs a command on the catalogue's database with a connection of its own, and ends the process with its exit code; with
 * 2 and one sentence where it can't be done. The first Ctrl-C asks it to stop, the second doesn't wait.
 */
export const runCommand = async (
  command: (args: string[], surroundings: Surroundings) => Promise<number>,
): Promise<never> => {
  const stop = new AbortController()
  let askedAt = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stop.signal.aborted && performance.now() - askedAt > together) process.exit(130)
      if (!stop.signal.aborted) askedAt = performance.now()
      stop.abort()
    })
  process.exit(await act(command, stop.signal))
}

// Whoever reads what a command tells may go before it ends: what it does goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** One Ctrl-C may come twice, from the terminal and from whoever started us: within so many milliseconds it is one. */
const together = 300

// The packages that we use are fixed, and so is what they run on.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

async function act(command: Parameters<typeof runCommand>[0], signal: AbortSignal) {
  try {
    const settings = await readSettings('start')
    const database = await findDatabase(settings)
    const clients: pg.Client[] = []
    const connect = async () => {
      const client = new pg.Client({ connectionString: database.url, application_name: 'marquee' })
      // The statement under way rejects with the same error.
      client.on('error', () => undefined)
      clients.push(client)
      await client.connect()
      return client
    }
    try {
      const client = await connect()
      await refuseEmpty(client)
      return await command(process.argv.slice(2), {
        client,
        connect,
        settings,
        databaseUrl: database.url,
        signal,
      })
    } finally {
      for (const client of clients) await client.end().catch(() => undefined)
      await database.stop()
    }
  } catch (error) {
    console.error(isForPeople(error) ? error.message : (sayLost(error) ?? error))
    return 2
  }
}

/** The server went away, is starting or is not there; undefined where it is something else. */
const sayLost = (error: unknown) => {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  return gone.test(code) || gone.test(error.message)
    ? `The database cannot be reached (${error.message || code}). When it is back, the same command goes on.`
    : undefined
}

const gone =
  /^(57P0\d|08\w{3}|ECONN\w+|EPIPE|ETIMEDOUT|Connection terminated.*|.*connection error.*)$/

const isForPeople = (error: unknown): error is Error =>
  error instanceof Unusable || error instanceof Problem

const refuseEmpty = async (client: pg.Client) => {
  const { rows } = await client.query<{ table: string | null }>(
    `select to_regclass('import_movies')::text as table`,
  )
  if (!rows[0]?.table)
    throw new Problem('The catalogue has no tables of today: run npm run migrate, or npm start.')
}
