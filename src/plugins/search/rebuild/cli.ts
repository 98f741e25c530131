import { getPayload } from 'payload'
import { rebuild } from './rebuild.ts'
import type { SanitizedConfig } from 'payload'

/** `npm run reindex`: builds the search index anew from the catalogue, while it is read. Ends with 0, or with 1 and why. */
export const script = async (config: SanitizedConfig) => {
  try {
    const payload = await getPayload({ config, disableOnInit: true })
    for await (const { kind, records } of rebuild(payload))
      console.log(`${kind}: ${records.toLocaleString('en')} records.`)
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
