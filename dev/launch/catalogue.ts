import { firstAdmin, loginOf } from './admin.ts'
import { build, fill, migrate, type Work } from './prepare.ts'
import { inspect } from './questions.ts'
import { firstRun, type Secrets } from './secrets.ts'
import { serve } from './serve.ts'
import type { Mode, Settings } from './settings.ts'

interface Wanted {
  mode: Mode
  settings: Settings
  secrets: Secrets
  work: Work
}

/** Builds and fills what lacks, at the same time, then serves until something fails. */
export const serveCatalogue = async ({ mode, settings, secrets, work }: Wanted): Promise<never> => {
  const admin = firstAdmin(settings, secrets)
  const first = firstRun(work.dataDir, settings.databaseUrl)
  const database = work.env['DATABASE_URL'] ?? settings.databaseUrl ?? ''
  const prepareDatabase = async () => {
    const state = await inspect(database)
    if (state.isNew) first.begin()
    if (settings.s3 && first.isUnderWay()) await lookForBucket(settings.s3)
    if (!state.isUpToDate || !state.hasAdmin) await migrate(work, admin.settings)
    const hasAdmin = state.hasAdmin || (await inspect(database)).hasAdmin
    // The demo's films are somebody's work.
    if (hasAdmin && first.isUnderWay()) await fill(work)
    return hasAdmin
  }
  const [hasAdmin] = await Promise.all([prepareDatabase(), mode === 'start' && build(work)])
  const ready = () => {
    console.log(addresses(settings.publicUrl))
    if (!hasAdmin) console.log(noAdmin)
    else if (first.isUnderWay()) {
      console.log(loginOf(admin, work.dataDir))
      first.end()
    }
  }
  return await serve(work, { ready })
}

/** Loaded where it is needed: later starts do not wait for it. */
const lookForBucket = async (s3: NonNullable<Settings['s3']>) => {
  const { readyBucket } = await import('./bucket.ts')
  await readyBucket(s3)
}

const noAdmin = `
  There is no admin yet. Set ADMIN_EMAIL, ADMIN_USERNAME and ADMIN_PASSWORD and start again.
`

const addresses = (publicUrl: string): string => `
  Marquee is running.

    Site      ${publicUrl}/
    Admin     ${publicUrl}/admin
    REST      ${publicUrl}/api/movies
    GraphQL   ${publicUrl}/api/graphql

  Ctrl-C stops it.
`
