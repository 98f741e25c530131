/** A kind of file that the catalogue keeps: what it is, and the name endings that fit it, the usual one first. */
export type Kind = {
  readonly mimeType: string
  readonly extensions: readonly [string, ...string[]]
  readonly starts: (bytes: Buffer) => boolean
}

/** What a file is by its first bytes, whatever its name says; undefined for what is not kept. */
export const toKind = (bytes: Buffer): Kind | undefined => kinds.find((kind) => kind.starts(bytes))

export const isImage = ({ mimeType }: Pick<Kind, 'mimeType'>) => mimeType.startsWith('image/')

const startsWith =
  (...signatures: string[]) =>
  (bytes: Buffer) =>
    signatures.some((signature) => bytes.toString('latin1', 0, signature.length) === signature)

const kinds: Kind[] = [
  {
    mimeType: 'image/jpeg',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    starts: startsWith('\xff\xd8\xff'),
  },
  { mimeType: 'image/png', extensions: ['png'], starts: startsWith('\x89PNG\r\n\x1a\n') },
  { mimeType: 'image/gif', extensions: ['gif'], starts: startsWith('GIF87a', 'GIF89a') },
  {
    mimeType: 'image/webp',
    extensions: ['webp'],
    starts: (bytes) => /^RIFF[^]{4}WEBP/.test(bytes.toString('latin1', 0, 12)),
  },
  {
    mimeType: 'image/avif',
    extensions: ['avif'],
    // The brands of an ISO file: four bytes each, in its first box.
    starts: (bytes) => /^[^]{4}ftyp(?:[^]{4})*?avi[fs]/.test(bytes.toString('latin1', 0, 64)),
  },
  { mimeType: 'application/pdf', extensions: ['pdf'], starts: startsWith('%PDF-') },
]
