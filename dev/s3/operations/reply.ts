import type { OutgoingHttpHeaders } from 'node:http'

import type { StoredChecksum } from '../store/record.ts'
import { tag, xmlDocument } from '../xml.ts'

/** What goes back to the client. */
export interface Reply {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body?: string | AsyncIterable<Buffer>
  /** To be called when the body has been sent or given up. */
  readonly close?: () => Promise<void>
}

export const xmlReply = (name: string, children: readonly string[]): Reply => ({
  status: 200,
  headers: { 'Content-Type': 'application/xml' },
  body: xmlDocument(name, children),
})

export const emptyReply = (status: number, headers: OutgoingHttpHeaders = {}): Reply => ({
  status,
  headers,
})

export const quoted = (etag: string): string => `"${etag}"`

/** A checksum as a header; with its type, as S3 sends it. */
export const checksumHeaders = (checksum: StoredChecksum | null): Record<string, string> =>
  checksum
    ? {
        [`x-amz-checksum-${checksum.algorithm}`]: checksum.value,
        'x-amz-checksum-type': checksum.type,
      }
    : {}

/** The same as elements of a document. */
export const checksumElements = (checksum: StoredChecksum | null): string[] =>
  checksum
    ? [
        tag(`Checksum${checksum.algorithm.toUpperCase()}`, checksum.value),
        tag('ChecksumType', checksum.type),
      ]
    : []
