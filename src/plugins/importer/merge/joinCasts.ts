import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { Pair } from './mergeRecords.ts'

/**
 * The castings of two records, made those of one. The same person in the same part of the same film is one casting: the
 * winner's, whose character learns what the loser's alone knows.
 */
export const joinCasts = async (req: PayloadRequest, { collection, winner, loser }: Pair) => {
  const [own, other] = collection === 'movies' ? ['movie_id', 'actor_id'] : ['actor_id', 'movie_id']
  const [of, beside] = [sql.identifier(own), sql.identifier(other)]
  await inTransaction(
    req,
    sql`with doubled as (
        delete from castings l using castings w
        where l.${of} = ${loser} and w.${of} = ${winner} and w.${beside} is not distinct from l.${beside}
          and (select name from characters where id = l.character_id)
            is not distinct from (select name from characters where id = w.character_id)
        returning l.id, l.character_id, w.character_id as kept
      ), pairs as (
        select h.id, k.id as kept, h.role, h.description,
          (k.role = h.role) is not false and (k.description = h.description) is not false as agree
        from doubled d join characters h on h.id = d.character_id join characters k on k.id = d.kept where h.id <> k.id
      ), learned as (
        update characters k set role = coalesce(k.role, p.role), description = coalesce(k.description, p.description),
          updated_at = now()
        from pairs p where p.agree and k.id = p.kept and (
          k.role is null and p.role is not null or k.description is null and p.description is not null)
      )
      delete from characters h using pairs p
      where p.agree and h.id = p.id and not exists (
        select from castings c where c.character_id = h.id and c.id not in (select id from doubled))`,
  )
  await inTransaction(
    req,
    sql`update castings set ${of} = ${winner}, updated_at = now() where ${of} = ${loser}`,
  )
}
