import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { detailOf, filmsInCommon, mayBeOne } from './mayBeOne.ts'
import type { Mergeable } from './mergeRecords.ts'

export type Candidate = { id: number; name: string; detail: string }

/**
 * Records that may be the same as one: people of the same name without another day of birth, films of the same title and
 * year, without another id and unless an editor said that they are not. Those that have the most in common come first.
 */
export const candidatesOf = async (
  req: PayloadRequest,
  { collection, id }: { collection: Mergeable; id: number },
): Promise<Candidate[]> => {
  const { rows } = await inTransaction(
    req,
    collection === 'persons'
      ? sql`select o.id, o.name, ${detailOf(collection, 'o')} as detail
          from persons p join persons o on o.name = p.name and o.id <> p.id
          where p.id = ${id} and ${mayBeOne.persons} order by ${filmsInCommon} desc, o.id limit 20`
      : sql`select o.id, o.title as name, ${detailOf(collection, 'o')} as detail
          from movies p join movies o on o.title = p.title and o.year is not distinct from p.year and o.id <> p.id
          where p.id = ${id} and ${mayBeOne.movies} order by o.id limit 20`,
  )
  return rows.map(({ id: other, name, detail }) => toCandidate(other, name, detail))
}

export const toCandidate = (id: unknown, name: unknown, detail: unknown): Candidate => ({
  id: Number(id),
  name: String(name),
  detail: String(detail),
})
