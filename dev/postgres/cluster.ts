import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

import { Problem } from '../problem.ts'
import { commandAs, giveTo, type Identity } from './identity.ts'
import type { Profile } from './settings.ts'

interface Wanted {
  /** Holds the cluster and, while it is being made, its parts. */
  dir: string
  cluster: string
  initdb: string
  identity: Identity
  profile: Profile
}

/** The superuser of an embedded server, and its database. */
export const superuser = 'marquee'

/**
 * Makes the data directory where there is none, whole or not at all, and returns the password of
 * its superuser. A directory that others may enter is closed: Postgres refuses it otherwise.
 */
export const ensureCluster = async (wanted: Wanted): Promise<string> => {
  await removeUnfinished(wanted.dir)
  if (!existsSync(path.join(wanted.cluster, 'PG_VERSION'))) await makeCluster(wanted)
  await checkVersion(wanted.cluster)
  await chmod(wanted.cluster, 0o700)
  return await readFile(path.join(wanted.cluster, passwordFile), 'utf8')
}

/** Kept inside the data directory, so that neither is ever without the other. */
export const passwordFile = 'marquee.password'
const version = '18'
const unfinished = 'unfinished-'

const removeUnfinished = async (dir: string): Promise<void> => {
  for (const name of await readdir(dir)) {
    if (name.startsWith(unfinished)) await rm(path.join(dir, name), { recursive: true })
  }
}

const makeCluster = async ({ dir, cluster, initdb, identity, profile }: Wanted): Promise<void> => {
  const workshop = await mkdtemp(path.join(dir, unfinished))
  const made = path.join(workshop, 'cluster')
  const password = path.join(workshop, 'password')
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (identity.owner) giveTo(identity.owner, workshop)
  const args = [`--pgdata=${made}`, `--username=${superuser}`, `--pwfile=${password}`, ...choices]
  if (profile === 'test') args.push('--no-sync')
  const command = commandAs(identity, initdb, args)
  await promisify(execFile)(command.file, command.args, { ...identity.spawn, cwd: dir })
  await rename(password, path.join(made, passwordFile))
  await rename(made, cluster)
  await rm(workshop, { recursive: true })
}

const choices = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // The same order and letter cases on every machine, whatever its locales.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

const checkVersion = async (cluster: string): Promise<void> => {
  const found = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim()
  if (found === version) return
  throw new Problem(
    `${cluster} was made by Postgres ${found}, and this is Postgres ${version}. ` +
      'Move it away to start anew, or export the catalogue with the version that made it.',
  )
}
