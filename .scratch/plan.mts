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
const [q, nth] = process.argv.slice(2)
await search(req, toAsked({ q })); log = []
await search(req, toAsked({ q }))
const [, s] = log[Number(nth)]
const client = await pool.connect()
const lit = (v: any): string => v === null || v === undefined ? 'null' : Array.isArray(v) ? `'{${v.map((x) => `"${String(x).replaceAll('"', '\\"').replaceAll("'", "''")}"`).join(',')}}'` : typeof v === 'number' ? String(v) : `'${String(v).replaceAll("'", "''")}'`
await client.query(`prepare s as ${s.text}`)
const run = `explain (analyze, buffers, settings off, costs on) execute s(${s.values.map(lit).join(', ')})`
for (let i = 0; i < 3; i++) await client.query(run)
const { rows } = await client.query(run)
console.log(rows.map((r: any) => r['QUERY PLAN']).join('\n'))
if (process.env.TEXT) console.log(s.text, s.values)
process.exit(0)
