import type { IncomingHttpHeaders } from 'node:http'

/** A request, of which no more is made than its answer needs. */
export type Asked = {
  /** The whole address, and where in it the path and the query begin. */
  url: string
  pathname: string
  /** With the question mark; empty where there is none. */
  search: string
  headers: IncomingHttpHeaders
  /** GET where it is left out. */
  method?: string
  /** The body of a write, where it has one. */
  text?: string
}
