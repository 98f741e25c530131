import { randomBytes } from 'node:crypto'
import type { Env } from '#src/env.ts'

/**
 * The headers of a page, with a policy under which the admin works: scripts are Next's own, by a nonce new for each
 * answer. Styles are inline in Payload's components, with no hook for a nonce.
 */
export function pageHeaders({ origins, production }: Pick<Env, 'origins' | 'production'>) {
  const nonce = randomBytes(16).toString('base64')
  const script = production ? `'nonce-${nonce}'` : `'nonce-${nonce}' 'unsafe-eval'`
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${script}`,
    "style-src 'self' 'unsafe-inline'",
    // Pictures have the public address, whichever of the server's names the page was opened by.
    `img-src 'self' ${origins.join(' ')} data: blob:`,
    "font-src 'self' data:",
    `connect-src 'self'${production ? '' : ' ws:'}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
  return {
    policy,
    headers: {
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    },
  }
}
