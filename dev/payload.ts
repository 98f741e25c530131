import { getPayload } from 'payload'
import type { Settings } from './launch/settings.ts'
import { keepSecrets } from './launch/secrets.ts'

/** Payload over this database, with all that the config composes; for a command that is no server. */
export const openPayload = async (settings: Settings, databaseUrl: string) => {
  // The config reads the same settings: what an embedded run has not chosen is filled in.
  Object.assign(settings, {
    databaseUrl,
    secret: settings.secret ?? keepSecrets(settings.dataDir).payloadSecret,
  })
  const { default: config } = await import('@payload-config')
  return getPayload({ config, disableOnInit: true })
}
