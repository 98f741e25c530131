import { createHmac, pbkdf2, randomUUID, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Pool } from 'pg'

const prefix = 'pbkdf2-sha256-v1:'
const rounds = 600_000

/** A login as bare as it can be: the account, its password by Payload's own rounds, a session, a token. */
export async function logIn(pool: Pool, values: unknown[]): Promise<string> {
  const [username, password] = values as string[]
  const { rows } = await pool.query<{ id: number; hash: string; salt: string }>({
    name: 'floor-account',
    text: 'select id, hash, salt from users where username = $1',
    values: [username],
  })
  const { id, hash = '', salt = '' } = rows[0] ?? {}
  const stored = Buffer.from(hash.slice(prefix.length), 'hex')
  const made = await promisify(pbkdf2)(password ?? '', salt, rounds, stored.byteLength, 'sha256')
  if (!timingSafeEqual(stored, made)) throw new Error('The password is wrong.')
  const sid = randomUUID()
  const exp = Math.floor(Date.now() / 1000) + 7200
  const answer = await pool.query<{ user: object }>({
    name: 'floor-session',
    text: session,
    values: [id, sid, exp],
  })
  const token = sign({ id, collection: 'users', sid, exp })
  return JSON.stringify({ message: 'Authentication Passed', exp, token, ...answer.rows[0] })
}

const session = `
  with s as (insert into users_sessions (_parent_id, id, _order, created_at, expires_at)
    values ($1::int, $2::text, 1, now(), to_timestamp($3::int)) returning _parent_id)
  select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name, 'avatar', u.avatar_id,
    'role', u.role, 'favorites', json_build_object('docs', '[]'::json, 'hasNextPage', false), 'enableAPIKey', null,
    'email', u.email, 'username', u.username, 'collection', 'users', '_strategy', 'local-jwt') as "user"
  from users u join s on s._parent_id = u.id`

function sign(claims: object): string {
  const [head, body] = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const signed = `${head}.${body}`
  const mac = createHmac('sha256', process.env['PAYLOAD_SECRET'] ?? '').update(signed)
  return `${signed}.${mac.digest('base64url')}`
}
