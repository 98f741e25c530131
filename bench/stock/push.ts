/** Makes the tables of an empty database as Payload makes them in development. */
import { getPayload } from 'payload'
import config from './payload.config.ts'

await getPayload({ config })
process.exit(0)
