import { getPayload } from 'payload'
import { afterAll, expect, it } from 'vitest'
import { marquee } from '../../payload.config.ts'

const payload = await getPayload({ config: marquee([]) })

afterAll(() => payload.destroy())

it('the core boots and keeps its records without any plugin', async () => {
  const country = await payload.create({
    collection: 'countries',
    data: { name: 'Nowhere' },
    overrideAccess: true,
  })
  const film = await payload.create({
    collection: 'movies',
    data: { title: 'Alien', releaseDate: '1979-05-25', country: country.id },
    depth: 0,
    overrideAccess: true,
  })
  expect([film.year, film.country]).toEqual([1979, country.id])
})

it('the core refuses without any plugin', async () => {
  const contradiction = { title: 'Alien', releaseDate: '1979-05-25', year: 1980 }
  await expect(
    payload.create({ collection: 'movies', data: contradiction, overrideAccess: true }),
  ).rejects.toMatchObject({ status: 400 })
})
