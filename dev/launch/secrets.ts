import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { Problem } from '../problem.ts'

const names = ['payloadSecret', 's3AccessKeyId', 's3SecretAccessKey', 'adminPassword'] as const

export type Secrets = Record<(typeof names)[number], string>

export const secretsFile = 'secrets.json'

/** What an embedded run needs and nobody has chosen: made once, readable by its owner alone. */
export const keepSecrets = (dataDir: string): Secrets => {
  const file = path.join(dataDir, secretsFile)
  const kept = readSecrets(file)
  if (kept) return kept
  const made = Object.fromEntries(names.map((name) => [name, random()])) as Secrets
  const whole = `${file}.new`
  writeFileSync(whole, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(whole, file)
  return made
}

const random = () => randomBytes(18).toString('base64url')

const readSecrets = (file: string): Secrets | undefined => {
  const text = readIfThere(file)
  if (text === undefined) return undefined
  const kept = parse(text)
  const missing = names.find((name) => typeof kept[name] !== 'string' || kept[name] === '')
  if (missing === undefined) return kept as Secrets
  throw new Problem(`${file} has no ${missing}. Put it back, or remove the file for new secrets.`)
}

const parse = (text: string): Partial<Secrets> => {
  try {
    return JSON.parse(text) as Partial<Secrets>
  } catch {
    return {}
  }
}

/** Undefined where there is no such file; any other failure to read it throws. */
const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * A first run lasts until its demo catalogue is in and its login has been shown, over however many
 * starts: this remembers for which database one is under way.
 */
export const firstRun = (dataDir: string, databaseUrl: string | undefined) => {
  const file = path.join(dataDir, 'first-run')
  const { host, pathname } = new URL(databaseUrl ?? 'postgres://embedded')
  const database = `${host}${pathname}`
  return {
    isUnderWay: () => readIfThere(file) === database,
    begin: () => {
      writeFileSync(file, database, { mode: 0o600 })
    },
    end: () => {
      rmSync(file, { force: true })
    },
  }
}
