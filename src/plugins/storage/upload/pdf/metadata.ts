/** A value of a PDF as qpdf writes it in JSON: names and dictionary keys begin with a slash. */
export type PdfValue =
  string | number | boolean | null | PdfValue[] | { [key: string]: PdfValue | undefined }

type PdfObject = { value: PdfValue } | { stream: { dict: PdfValue } }

/** The objects of a PDF, by `obj:NUMBER GENERATION R`, and its trailer. */
export type PdfObjects = { [name: string]: PdfObject } & { trailer?: PdfObject }

/** Who wrote it with what and when (`Info`, XMP), what programs keep for themselves, and the id that tells copies apart. */
const metadata = new Set(['/Metadata', '/PieceInfo', '/LastModified'])
const ofTrailer = new Set(['/Info', '/ID'])

/** The objects that lose something, as they are to be; a stream keeps its bytes. */
export const withoutMetadata = (objects: PdfObjects): PdfObjects =>
  Object.fromEntries(
    Object.entries(objects).flatMap(([name, object]) => {
      const leaves = name === 'trailer' ? ofTrailer : metadata
      const dict = dictOf(object)
      return has(dict, leaves) ? [[name, withDict(object, without(dict, leaves))]] : []
    }),
  )

/** Whether it was read with an empty password: its author forbids changes. */
export const isEncrypted = ({ trailer }: PdfObjects) =>
  trailer !== undefined && has(dictOf(trailer), new Set(['/Encrypt']))

/** Whether somebody's signature is in it: it vouches for every byte, and would not hold. */
export const isSigned = (objects: PdfObjects) =>
  Object.values(objects).some((object) => has(dictOf(object), signature))

const signature = new Set(['/ByteRange'])

const dictOf = (object: PdfObject) => ('stream' in object ? object.stream.dict : object.value)

const withDict = (object: PdfObject, dict: PdfValue): PdfObject =>
  'stream' in object ? { stream: { dict } } : { value: dict }

/** Whether a value holds one of these keys, however deep; references are objects of their own. */
function has(value: PdfValue | undefined, keys: Set<string>): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((item) => has(item, keys))
  return Object.entries(value).some(([key, inner]) => keys.has(key) || has(inner, keys))
}

function without(value: PdfValue, keys: Set<string>): PdfValue {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => without(item, keys))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !keys.has(key))
      .map(([key, inner]) => [key, without(inner ?? null, keys)]),
  )
}
