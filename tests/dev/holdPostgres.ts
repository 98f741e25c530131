import { startPostgres } from '../../dev/postgres.ts'

/** A run of its own, to be killed: starts a server in the folder given and reports it. */
const [dataDir = ''] = process.argv.slice(2)
process.send?.('starting')
const { url, pid } = await startPostgres({ dataDir, profile: 'test' })
process.on('message', () => process.exit(0))
process.send?.({ url, pid })
