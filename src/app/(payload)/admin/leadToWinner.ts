import config from '@payload-config'
import { redirect } from 'next/navigation.js'
import { getPayload, type Payload } from 'payload'

type FindWinner = (
  payload: Payload,
  asked: { collection: string; id: number },
) => Promise<number | undefined>

/** The edit page of a record that was found to be another, where a plugin knows of such, leads to that one's. */
export const leadToWinner = async ([place, slug = '', id = '']: string[] = []) => {
  if (place !== 'collections' || !/^\d{1,9}$/.test(id)) return
  const payload = await getPayload({ config })
  const findWinner = payload.config.custom['winnerOf'] as FindWinner | undefined
  const winner = await findWinner?.(payload, { collection: slug, id: Number(id) })
  if (winner !== undefined) redirect(`${payload.config.routes.admin}/collections/${slug}/${winner}`)
}
