import { S3Error } from './errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A string that holds one byte a character. Keys compare and sort in this form as S3 wants it,
 * by their UTF-8 bytes, which plain strings (UTF-16) do not.
 */
export type Bytes = string

export const toBytes = (text: string): Bytes => Buffer.from(text, 'utf8').toString('latin1')

/** Throws InvalidURI for what is not UTF-8. */
export const toText = (bytes: Bytes): string => {
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'))
  } catch {
    throw new S3Error('InvalidURI', { message: 'The address is not UTF-8.' })
  }
}

/** Undoes percent-encoding. Throws InvalidURI for a stray percent sign. */
export const percentDecode = (encoded: string): Bytes => {
  if (/%(?![0-9A-Fa-f]{2})/.test(encoded)) throw new S3Error('InvalidURI')
  return encoded.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/** Percent-encodes as signature version 4 does: all but letters, digits and `-._~`. */
export const percentEncode = (bytes: Bytes): string =>
  bytes.replace(
    /[^A-Za-z0-9\-._~]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** The same, but slashes stay. */
export const percentEncodePath = (bytes: Bytes): string =>
  bytes.split('/').map(percentEncode).join('/')
