import type { Session } from './session.ts'

/** Countries and genres that the files name and the catalogue lacks; one that is refused is tried by the fast path's SQL. */
export const writeNames = async ({ client, payload, attempt }: Session, stage: string) => {
  await client.query('begin')
  const create = async (collection: 'countries' | 'genres', data: object) =>
    attempt(async (req) => {
      await payload.create({
        collection,
        data: data as { name: string },
        req,
        overrideAccess: true,
      })
    })
  for (const country of (await client.query<object>(newCountries(stage))).rows)
    await create('countries', country)
  for (const genre of (await client.query<object>(newGenres(stage))).rows)
    await create('genres', genre)
  await client.query('commit')
}

const newCountries = (stage: string) => `
  select distinct on (lower(c.country)) c.country as name, c.country_code as code
  from (
    select country, country_code from ${stage}.movies union select country, country_code from ${stage}.persons
    union select country, country_code from ${stage}.countries
  ) c
  where c.country is not null and not exists (
    select from public.countries k where k.code = c.country_code or lower(k.name) = lower(c.country))
  order by lower(c.country), c.country_code nulls last`

const newGenres = (stage: string) => `
  select distinct on (lower(name)) name
  from (select unnest(genres) as name from ${stage}.movies union all select name from ${stage}.genres) named
  where not exists (select from public.genres g where lower(g.name) = lower(named.name))
  order by lower(name), name`
