import type { IncomingMessage } from 'node:http'

/** The path and query that are asked for: also of a whole address, as proxies are sent. */
export const targetOf = ({ url = '/' }: Pick<IncomingMessage, 'url'>): string =>
  url.replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, '').replace(/^(?=[?#]|$)/, '/')

/** What no route of ours can answer: an address that is no path or cannot be decoded, a method that browsers forbid. */
export function unanswerable({
  method = 'GET',
  url = '/',
}: Pick<IncomingMessage, 'method' | 'url'>) {
  if (/^(TRACE|TRACK|CONNECT)$/.test(method))
    return { status: 405, message: 'This method is not answered here.' }
  const [path = ''] = url.split('?')
  if (!path.startsWith('/')) return { status: 400, message: 'The address is not valid.' }
  try {
    decodeURIComponent(path)
  } catch {
    return { status: 400, message: 'The address is not encoded rightly.' }
  }
  return undefined
}
