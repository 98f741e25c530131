import config from '@payload-config'
import { getPayload } from 'payload'
import * as m from '#src/migrations/20261127_160000_search_meant.ts'
const payload = await getPayload({ config })
const db = (payload.db as any).drizzle
for (const step of process.argv.slice(2)) {
  const t = Date.now()
  await db.transaction(async (tx: any) => { await (m as any)[step]({ db: tx, payload, req: {} }) })
  console.log(step, Date.now() - t, 'ms')
}
process.exit(0)
