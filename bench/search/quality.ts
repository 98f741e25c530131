import { ask } from '../load.ts'
import type { Server } from '../servers.ts'
import type { Cases } from './cases.ts'

export type Quality = { kind: string; asked: number; found: string; wanted: string; first: number }

type Answer = { docs: { type: string; id: number }[] }

/** How often the film that is meant is among the first hits. */
export async function shareFound(server: Server, cases: Cases): Promise<Quality> {
  let found = 0
  for (const { id, others = [], type = 'movies', typed } of cases.asked) {
    const path = `/api/search?limit=${cases.first}&q=${encodeURIComponent(typed)}`
    const { docs } = JSON.parse((await ask(server.port, { method: 'GET', path })).text()) as Answer
    if (docs.some((hit) => hit.type === type && [id, ...others].includes(hit.id))) found++
  }
  return {
    kind: cases.name,
    asked: cases.asked.length,
    found: percent(found / cases.asked.length),
    wanted: percent(cases.least),
    first: cases.first,
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
