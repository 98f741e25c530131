import fs from 'node:fs'
import config from '@payload-config'
import { getPayload, createLocalReq } from 'payload'
import { connectionsOf } from '#src/plugins/search/connections.ts'
import { search } from '#src/plugins/search/search.ts'
import { toAsked } from '#src/plugins/search/asked.ts'
import { casesOf } from '../bench/search/cases.ts'
const payload = await getPayload({ config })
const req = await createLocalReq({}, payload)
const pool = connectionsOf(payload)
let stmts = 0
const own = pool.query.bind(pool)
let trace: string[] = []
;(pool as any).query = async (q: any) => { stmts++; const b = cpu(); const r = await own(q); trace.push(`${q.values[3]}:${(cpu() - b).toFixed(1)}`); return r }
const pids: number[] = []
const cpu = () => pids.reduce((s, p) => s + Number(fs.readFileSync(`/proc/${p}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
const { rows } = await (payload.db as any).pool.query('select id, title from movies order by id')
const cases = casesOf(rows, 1000)
let qs = cases.flatMap((k) => k.asked.map((a) => [k.name, a.typed] as const))
if (process.argv[3]) qs = fs.readFileSync(process.argv[3], 'utf8').trimEnd().split('\n').map((l) => l.split('\t')).map((l) => [l[0]!, l[1]!] as const)
const n = Number(process.argv[2] ?? 2000)
for (let i = 0; i < 50; i++) await search(req, toAsked({ q: qs[(i * 7919) % qs.length]![1] }))
pids.push(...(await (payload.db as any).pool.query("select pid from pg_stat_activity where datname = current_database() and query like '%search_ask(%' and pid <> pg_backend_pid()")).rows.map((r: any) => r.pid))
const all: [number, number, string, string][] = []
const node0 = process.cpuUsage()
for (let i = 0; i < Math.min(n, qs.length); i++) {
  const [k, q] = qs[(i * 7919) % qs.length]!
  const before = cpu(); const t = performance.now(); trace = []
  await search(req, toAsked({ q }))
  all.push([cpu() - before, performance.now() - t, k, q + '   ' + trace.join(' ')])
}
const node1 = process.cpuUsage(node0)
all.sort((a, b) => b[0] - a[0])
const at = (l: typeof all, s: number) => l[Math.floor(l.length * (1 - s))]![0].toFixed(2)
for (const k of [undefined, ...new Set(qs.map((q) => q[0]))]) { const l = all.filter((a) => !k || a[2] === k); if (l.length) console.log((k ?? 'ALL').padEnd(20), l.length, 'postgres cpu ms: mean', (l.reduce((s, a) => s + a[0], 0) / l.length).toFixed(2), 'p50', at(l, .5), 'p90', at(l, .9), 'p95', at(l, .95), 'p99', at(l, .99), 'max', l[0]![0].toFixed(1)) }
console.log('statements', (stmts / all.length).toFixed(2), 'backends', pids.length, 'node cpu ms', ((node1.user + node1.system) / 1000 / all.length).toFixed(2))
for (const a of all.slice(0, Number(process.env.TOP ?? 40))) console.log(a[0].toFixed(1), a[1].toFixed(0), a[2], '|', a[3])
process.exit(0)
