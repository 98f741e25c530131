import { getRangeRequestInfo } from 'payload/internal'
import type { ServedFile } from './servedFile.ts'

/** Whether the client asks for these bytes on a condition that they do not meet (RFC 9110, 13.2.2). */
export const isUnwanted = (request: Headers, { etag, lastModified }: ServedFile) => {
  const tags = request.get('if-match')
  if (tags !== null) return !tags.split(',').some((tag) => ['*', etag].includes(tag.trim()))
  return Date.parse(request.get('if-unmodified-since') ?? '') < toSeconds(lastModified)
}

/** Whether the client already has these bytes (RFC 9110, 13.2.2: a list of tags outweighs a date). */
export const isUnchanged = (request: Headers, { etag, lastModified }: ServedFile) => {
  const tags = request.get('if-none-match')
  if (tags !== null)
    return tags.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()))
  const since = Date.parse(request.get('if-modified-since') ?? '')
  return toSeconds(lastModified) <= since
}

/**
 * The part that a request asks for. A range of an older version, several at once or one in words that nobody knows is
 * answered with the whole, as RFC 9110 allows.
 */
export const toPart = (request: Headers, file: ServedFile) => {
  const asked = request.get('range')
  const single = asked !== null && /^bytes=(?:\d+-\d*|-\d+)$/.test(asked.replace(/\s/g, ''))
  return getRangeRequestInfo({
    fileSize: file.size,
    rangeHeader: single && isOfVersion(request, file) ? asked : null,
  })
}

function isOfVersion(request: Headers, { etag, lastModified }: ServedFile) {
  const version = request.get('if-range')
  return version === null || version === etag || Date.parse(version) === toSeconds(lastModified)
}

/** HTTP dates know no milliseconds. */
const toSeconds = (date: Date) => Math.floor(date.getTime() / 1000) * 1000
