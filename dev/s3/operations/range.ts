import type { Headers } from '../claim.ts'
import type { ObjectRecord } from '../store/record.ts'
import { quoted } from './reply.ts'

export interface Range {
  readonly start: number
  /** The last byte, included. */
  readonly end: number
}

const form = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/

/**
 * The range that a read asks for: undefined for all of it, which also answers several ranges at
 * once and what is no range, as S3 does; `outside` where no byte of it exists.
 */
export const readRange = (
  headers: Headers,
  record: ObjectRecord,
): Range | 'outside' | undefined => {
  const header = headers.get('range')
  if (header === undefined || !isStillValid(headers.get('if-range'), record)) return undefined
  return parseRange(header, record.size)
}

/** The same for a header's text. */
export const parseRange = (header: string, size: number): Range | 'outside' | undefined => {
  const [, first, last, suffix] = form.exec(header.trim()) ?? []
  if (suffix !== undefined) {
    const start = Math.max(0, size - Number(suffix))
    return start < size ? { start, end: size - 1 } : 'outside'
  }
  if (first === undefined) return undefined
  const start = Number(first)
  const wanted = last ? Number(last) : Infinity
  if (wanted < start) return undefined
  return start < size ? { start, end: Math.min(wanted, size - 1) } : 'outside'
}

const isStillValid = (validator: string | undefined, { etag, modified }: ObjectRecord): boolean =>
  validator === undefined ||
  validator === quoted(etag) ||
  validator === new Date(modified).toUTCString()
