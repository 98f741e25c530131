import { isIPv6 } from 'node:net'
import type { PayloadRequest } from 'payload'

/**
 * The address that a request came from, as the server noted it; undefined for calls from within. Who holds one IPv6
 * address holds its /64 network, so that stands for it.
 */
export function addressOf(req: PayloadRequest) {
  const noted = req.headers.get('x-marquee-address') ?? undefined
  const address = noted?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return address && isIPv6(address) ? networkOf(address) : address
}

function networkOf(address: string) {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}
