import { execFileSync, spawnSync, type SpawnOptions } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

import { Problem } from '../problem.ts'

export interface Account {
  uid: number
  gid: number
}

/** How to start a program so that Postgres, which refuses to run as root, accepts its user. */
export interface Identity {
  name: 'self' | 'namespace' | 'setpriv' | 'setuid'
  /** Put before the program and its arguments. */
  prefix: string[]
  spawn: Pick<SpawnOptions, 'uid' | 'gid'>
  /** Who the files must belong to, where that is not us. */
  owner?: Account
}

interface Wanted {
  /** Where all files of the server live; it exists. */
  dir: string
  /** The data directory itself, which may not exist yet. */
  cluster: string
  /** A program that the server's user must be able to run. */
  program: string
}

/** The first way that works here. Anyone but root runs it as themselves. */
export const chooseIdentity = (wanted: Wanted): Identity => {
  if (process.getuid?.() !== 0) return self
  const works = rootsChoices(wanted).find((identity) => canRun(identity, wanted))
  if (works) return works
  throw new Problem(
    `Postgres does not run as root, and no other user can be used for it in ${wanted.dir}. ` +
      'Start as an ordinary user, or set DATABASE_URL.',
  )
}

/**
 * What root may try, best first. A namespace maps root to another user: the files stay root's and
 * every folder that root owns can be entered. Files of another user are used as that user.
 */
export const rootsChoices = ({ cluster }: Pick<Wanted, 'cluster'>): Identity[] => {
  const stats = existsSync(cluster) ? statSync(cluster) : undefined
  if (stats && stats.uid !== 0) return asAccount({ uid: stats.uid, gid: stats.gid })
  const account = nobody()
  return account ? [inNamespace(account), ...asAccount(account)] : []
}

/** The command line that runs a program as somebody; to be spawned with `identity.spawn`. */
export const commandAs = ({ prefix }: Identity, program: string, args: string[]) => {
  const [file, ...before] = prefix
  return file === undefined
    ? { file: program, args }
    : { file, args: [...before, program, ...args] }
}

const self: Identity = { name: 'self', prefix: [], spawn: {} }

const inNamespace = ({ uid, gid }: Account): Identity => ({
  name: 'namespace',
  prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'],
  spawn: {},
})

const asAccount = (owner: Account): Identity[] => [
  {
    name: 'setpriv',
    // Of root's powers it keeps the one to pass closed folders: a project in /root, in a container.
    prefix: [
      'setpriv',
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--',
    ],
    spawn: {},
    owner,
  },
  { name: 'setuid', prefix: [], spawn: owner, owner },
]

const nobody = (): Account | undefined => {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** Tried for real: whether the program runs and the folder can be entered and, once given, written. */
const canRun = (identity: Identity, { dir, program }: Wanted): boolean => {
  if (identity.owner) giveTo(identity.owner, dir)
  const check = 'test -w "$1" && test -x "$1" && "$0" --version'
  const { file, args } = commandAs(identity, 'sh', ['-c', check, program, dir])
  const { status } = spawnSync(file, args, { ...identity.spawn, stdio: 'ignore' })
  return status === 0
}

/** Makes a folder and all in it another user's, so that the server can use it. */
export const giveTo = ({ uid, gid }: Account, dir: string): void => {
  execFileSync('chown', ['-R', `${uid}:${gid}`, dir])
}
