import type { ServedFile } from './servedFile.ts'

/**
 * How a file goes out. Public bytes may be kept and are asked about each time, private ones are never kept, so that a
 * file made private is private at once. A browser may show a picture and nothing else, whatever the bytes pretend.
 */
export const toHeaders = ({ etag, filename, isPublic, lastModified, mimeType }: ServedFile) =>
  new Headers({
    'Accept-Ranges': 'bytes',
    'Cache-Control': isPublic ? 'public, no-cache' : 'private, no-store',
    'Content-Disposition': toDisposition(
      filename,
      mimeType.startsWith('image/') ? 'inline' : 'attachment',
    ),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Type': mimeType,
    'Cross-Origin-Resource-Policy': isPublic ? 'cross-origin' : 'same-site',
    ETag: etag,
    'Last-Modified': lastModified.toUTCString(),
    Vary: 'Origin',
    'X-Content-Type-Options': 'nosniff',
  })

/** The name twice: plainly for old clients, and encoded as RFC 5987 says. */
const toDisposition = (filename: string, kind: 'inline' | 'attachment') => {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
