import fs from 'node:fs'
import config from '@payload-config'
import { getPayload, createLocalReq } from 'payload'
import { connectionsOf } from '#src/plugins/search/connections.ts'
import { search } from '#src/plugins/search/search.ts'
import { toAsked } from '#src/plugins/search/asked.ts'
const payload = await getPayload({ config })
const req = await createLocalReq({}, payload)
const pool = connectionsOf(payload)
const own = pool.query.bind(pool)
let log: any[] = []
;(pool as any).query = async (q: any) => { const t = performance.now(); const r = await own(q); log.push([performance.now() - t, q]); return r }
const qs = fs.readFileSync(process.argv[2]!, 'utf8').trimEnd().split('\n')
for (const q of qs.slice(0, 20)) await search(req, toAsked({ q }))
for (const q of qs) {
  let best: any[] = []
  let a: any
  for (let r = 0; r < 7; r++) {
    log = []
    a = await search(req, toAsked({ q }))
    best = log.map(([ms, st], n) => [Math.min(ms, best[n]?.[0] ?? 1e9), st])
  }
  const all = best.reduce((sum, [ms]) => sum + ms, 0)
  console.log(all.toFixed(1).padStart(6), q.padEnd(34), best.map(([ms, s]) => `${JSON.stringify(s.values[3])}:${ms.toFixed(1)}`).join('  '), '=>', a.docs.slice(0, 2).map((d: any) => d.title).join(' / '))
  if (process.env.DUMP) fs.writeFileSync('/tmp/search6/dump.json', JSON.stringify(log.map(([ms, s]) => ({ ms, ...s })), null, 1))
}
process.exit(0)
