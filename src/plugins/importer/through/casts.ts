import type { ClientBase } from 'pg'
import type { PayloadRequest } from 'payload'
import type { Step } from '../write/step.ts'
import { refuseCasting } from './refuse.ts'
import type { Session } from './session.ts'

type Planned = {
  place: string
  seq: number | null
  act: 'add' | 'move' | 'remove'
  casting_id: number
  movie_id: number
  actor_id: number
  character: string | null
  position: number
}

/** Does what was planned, parts that go before those that come. Answers how many were refused. */
export const writeCasts = async (session: Session, { stage }: Step) => {
  let refused = 0
  for (const part of await plannedIn(session.client, stage)) {
    const reason = await session.attempt((req) => acts[part.act](req, part))
    if (reason === undefined) continue
    await refuseCasting(session.client, { stage, place: part.place, reason })
    refused += 1
  }
  return refused
}

async function plannedIn(client: ClientBase, stage: string) {
  const { rows } = await client.query<{ part: Planned }>(`
    select to_jsonb(p) || jsonb_build_object('place', p.ctid::text) as part from ${stage}.plan p
    where act in ('remove', 'move', 'add')
    order by case act when 'remove' then 1 when 'move' then 2 else 3 end, seq`)
  return rows.map(({ part }) => part)
}

const acts: Record<Planned['act'], (req: PayloadRequest, part: Planned) => Promise<void>> = {
  remove: async (req, { casting_id: id }) => {
    const { payload } = req
    const within = { req, depth: 0 } as const
    const { character } = await payload.delete({
      collection: 'castings',
      id,
      ...within,
      overrideAccess: true,
    })
    if (typeof character !== 'number') return
    const where = { character: { equals: character } }
    const { totalDocs } = await payload.count({
      collection: 'castings',
      where,
      ...within,
      overrideAccess: true,
    })
    if (totalDocs === 0)
      await payload.delete({
        collection: 'characters',
        id: character,
        ...within,
        overrideAccess: true,
      })
  },
  move: async (req, { casting_id: id, position: order }) => {
    await req.payload.update({
      collection: 'castings',
      id,
      data: { order },
      req,
      depth: 0,
      overrideAccess: true,
    })
  },
  add: async (req, { movie_id: movie, actor_id: actor, character: name, position: order }) => {
    const { payload } = req
    const within = { req, depth: 0 } as const
    const character =
      name === null
        ? null
        : (
            await payload.create({
              collection: 'characters',
              data: { name },
              ...within,
              overrideAccess: true,
            })
          ).id
    const data = { movie, actor, character, order }
    await payload.create({ collection: 'castings', data, ...within, overrideAccess: true })
  },
}
