import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from './folder.ts'
import type { Settings } from './launch/settings.ts'
import { startPostgres } from './postgres.ts'
import { passwordFile, superuser } from './postgres/cluster.ts'
import { portIsFree } from './ports.ts'

type Database = { url: string; stop: () => Promise<void> }

/** The catalogue's database: the one that the settings name, else the embedded one, which is started where it does not run. */
export const findDatabase = async ({ databaseUrl, dataDir }: Settings): Promise<Database> => {
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: () => Promise.resolve() }
  const folder = path.join(makeFolder(dataDir), 'postgres')
  const running = await runningUrl(path.join(folder, 'cluster'))
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() }
  return startPostgres({ dataDir: folder })
}

/** A server writes its port as the fourth line of its pid file. */
const runningUrl = async (cluster: string) => {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const port = Number(readFileSync(file, 'utf8').split('\n')[3])
  if (!port || (await portIsFree(port))) return undefined
  const password = readFileSync(path.join(cluster, passwordFile), 'utf8')
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${superuser}`
}
