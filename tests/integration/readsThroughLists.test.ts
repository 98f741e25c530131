import { expect, test } from 'vitest'
import { makeCaller, makeCasting, makeFavorite, makeMovie } from '../support/factories.ts'
import { get, payload } from '../support/marquee.ts'

test('a film without cast is found by what no film of its cast is', async () => {
  const caller = await makeCaller()
  const user = caller.user.id
  const films = [await makeMovie(), await makeMovie()].map(({ id }) => id)
  for (const movie of films) await makeFavorite({ user, movie })
  await makeCasting({ movie: films[0]! })
  const path = 'movie.castings.movie.title'
  for (const exists of ['true', 'false']) {
    const { body } = await get(`/api/favorites/count?where[${path}][exists]=${exists}`, { caller })
    const { totalDocs } = await payload.count({
      collection: 'favorites',
      where: { user: { equals: user }, [path]: { exists } },
    })
    expect([exists, body.totalDocs, totalDocs]).toEqual([exists, 1, 1])
  }
})
