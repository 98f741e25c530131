import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { portIsFree } from '../ports.ts'
import type { Environment } from './programs.ts'

const fileIn = (dataDir: string) => path.join(dataDir, 'services.json')

/** Tells commands that run beside us where the services of this run are, until it stops. */
export const tellServices = (dataDir: string, services: Environment) => {
  writeFileSync(fileIn(dataDir), JSON.stringify(services), { mode: 0o600 })
  return {
    stop: () => {
      rmSync(fileIn(dataDir), { force: true })
      return Promise.resolve()
    },
  }
}

/** Where the services of a run under way are; undefined without one. A killed run leaves its file behind. */
export const runningServices = async (dataDir: string): Promise<Environment | undefined> => {
  const services = readServices(dataDir)
  const addresses = [services?.['DATABASE_URL'], services?.['S3_ENDPOINT']].filter(Boolean)
  const free = await Promise.all(
    addresses.map((address) => portIsFree(Number(new URL(address ?? '').port))),
  )
  return addresses.length === 0 || free.includes(true) ? undefined : services
}

const readServices = (dataDir: string): Environment | undefined => {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Environment
  } catch {
    return undefined
  }
}
