import { isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'

type From = Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }

/**
 * Where a request comes from: the socket's address, or, behind `proxies` proxies of ours, what the outermost of them
 * saw. What stands left of that was written by the client and is not believed, and so is a list too short.
 */
export function addressOf({ headers, socket }: From, proxies: number): string {
  const own = plain(socket.remoteAddress ?? '')
  if (proxies === 0) return own
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const seen = plain((forwarded.at(-proxies) ?? '').trim())
  return isIP(seen) ? seen : own
}

/** An IPv4 address as it is usually written, also from a socket that speaks IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')
