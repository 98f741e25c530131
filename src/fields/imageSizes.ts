import { sql } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Field, FieldHook, GroupField } from 'payload'

/** The widths, in pixels, at which every picture is kept besides its original: `w92`, `w185` and so on. */
export const imageWidths = [92, 185, 342, 780] as const

type ImageWidth = (typeof imageWidths)[number]
export type ImageSizeName = `w${ImageWidth}`

/** A width's name in `sizes`. */
export const toSizeName = (width: ImageWidth): ImageSizeName => `w${width}`

/** The smaller copies of a picture: WebP, never enlarged, set by the server. */
export const imageSizes = (): GroupField => ({
  name: 'sizes',
  type: 'group',
  admin: { hidden: true },
  fields: imageWidths.map((width) => ({
    name: toSizeName(width),
    type: 'group',
    admin: { hidden: true },
    fields: copyFields(),
  })),
})

const copyFields = (): Field[] => [
  {
    name: 'url',
    type: 'text',
    label: 'URL',
    admin,
    hooks: { beforeChange: [pathOfFile], afterRead: [withServer] },
    custom: { compiled: { value: withServerInSql } },
  },
  { name: 'width', type: 'number', admin },
  { name: 'height', type: 'number', admin },
  { name: 'mimeType', type: 'text', label: 'MIME Type', admin },
  { name: 'filesize', type: 'number', admin },
  { name: 'filename', type: 'text', index: true, admin },
]

const admin = { hidden: true, readOnly: true }

/** Stored without the server's address, which may change. */
const pathOfFile: FieldHook = ({ req, siblingData }: Parameters<FieldHook>[0]) => {
  const filename: unknown = siblingData['filename']
  if (typeof filename !== 'string') return null
  return `${req.payload.config.routes.api}/files/file/${encodeURIComponent(filename)}`
}

type Stored = { own: SQL; serverURL: string }

/** What `withServer` does, where a read is one statement. */
function withServerInSql({ own, serverURL }: Stored) {
  return sql`${serverURL}::text || ${own}`
}

const withServer: FieldHook = ({ req, value }: Parameters<FieldHook>[0]): unknown =>
  typeof value === 'string' ? `${req.payload.config.serverURL}${value}` : value
