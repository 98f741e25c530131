import { readdir, readFile } from 'node:fs/promises'

/** Ticks a second of the kernel's process table: the same on every Linux that Node runs on. */
const ticks = 100

/** Milliseconds of processor time that a process and its children have taken, living and ended, by /proc. */
export async function processorTime(pid: number): Promise<number> {
  const all = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf),
  )
  const byParent = new Map<number, Stat[]>()
  for (const stat of all)
    if (stat) byParent.set(stat.parent, [...(byParent.get(stat.parent) ?? []), stat])
  const own = all.find((stat) => stat?.pid === pid)
  return own ? (total(own, byParent) * 1000) / ticks : 0
}

type Stat = { pid: number; parent: number; own: number; ended: number }

const total = (stat: Stat, byParent: Map<number, Stat[]>): number =>
  (byParent.get(stat.pid) ?? []).reduce(
    (sum, child) => sum + total(child, byParent),
    stat.own + stat.ended,
  )

async function statOf(pid: string): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined)
  if (text === undefined) return undefined
  // The name in brackets may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15)
  return {
    pid: Number(pid),
    parent: fields[1] ?? 0,
    own: user + system,
    ended: childUser + childSystem,
  }
}
