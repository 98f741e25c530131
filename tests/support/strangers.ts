import { jwtSign } from 'payload'
import type { Payload } from 'payload'
import type { Callers } from './compared.ts'

type Known = {
  slug: string
  /** A user's valid token. */
  token: string
  /** The valid token of a user who is deleted by now. */
  gone: string
}

/** Callers who bring something that is nothing any more, or never was, or who bring it in another way. */
export const strangersOf = async (
  payload: Payload,
  { slug, token, gone }: Known,
): Promise<Callers> => {
  const claims = JSON.parse(
    Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
  ) as object
  const signed = async (more: object, tokenExpiration = 7200) =>
    (
      await jwtSign({
        fieldsToSign: { ...claims, ...more },
        secret: payload.secret,
        tokenExpiration,
      })
    ).token
  const { cookiePrefix } = payload.config
  return {
    'a cookie': { cookie: `a=b; ${cookiePrefix}-token=${token}` },
    'a bearer': { authorization: `Bearer ${token}` },
    'no token': { authorization: 'JWT x.y.z' },
    'no scheme': { authorization: token },
    'no key': { authorization: `${slug} API-Key none` },
    'an expired token': { authorization: `JWT ${await signed({}, -10)}` },
    'an ended session': { authorization: `JWT ${await signed({ sid: 'none' })}` },
    'of another collection': { authorization: `JWT ${await signed({ collection: 'none' })}` },
    'who is gone': { authorization: `JWT ${gone}` },
  }
}
