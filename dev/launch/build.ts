import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { root } from './programs.ts'

/** What the build is made from. Content, not times: a checkout or a copy changes times alone. */
const sources = [
  'src',
  'public',
  'payload.config.ts',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

const stamp = path.join(root, '.next', 'marquee-sources')

/** A build of just these sources is there, complete. */
export const isBuilt = (): boolean => contentOf(stamp).toString() === fingerprint(sources)

/** Remembers from which sources the build was made: taken before it, in case they change meanwhile. */
export const buildStamp = (): { keep: () => void } => {
  const made = fingerprint(sources)
  return {
    keep: () => {
      writeFileSync(stamp, made)
    },
  }
}

/** Changes with the content of any of these files and folders. */
export const fingerprint = (places: string[]): string => {
  const hash = createHash('sha256').update(process.version)
  for (const file of places.flatMap((place) => filesBelow(path.resolve(root, place))).sort()) {
    const name = path.relative(root, file)
    hash.update(`\0${name}\0`).update(contentOf(file))
  }
  return hash.digest('hex')
}

const filesBelow = (place: string): string[] => {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
    filesBelow(path.join(place, entry.name)),
  )
}

/** A file may go while we look, as editors save by replacing: then it is as good as empty. */
const contentOf = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}
