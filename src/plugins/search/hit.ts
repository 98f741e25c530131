import { imageWidths, toSizeName } from '#src/fields/imageSizes.ts'
import { highlight } from './highlight.ts'
import type { SanitizedConfig } from 'payload'
import type { ImageSizeName } from '#src/fields/imageSizes.ts'
import type { FoundHit, FoundImage } from './hits.ts'
import type { Looked } from './highlight.ts'
import type { Kind } from './kinds.ts'

type Copy = {
  url: string | null
  width: number | null
  height: number | null
  mimeType: string | null
  filesize: number | null
  filename: string | null
}

/** What a front end shows of a record that was found. */
export type Hit = {
  type: Kind
  id: number
  /** A film's title, a person's or character's name. */
  title: string
  year: number | null
  /** A person's or character's best-known films; of a film, who is billed first. */
  knownFor: string[]
  image: { url: string; sizes: Record<ImageSizeName, Copy> } | null
  /** HTML: the title, or the place of the text that was met, with what was met in `<mark>` and the rest escaped. */
  highlight: string
}

type Shown = { looked: Looked; config: SanitizedConfig }

export const toHit = (found: FoundHit, { looked, config }: Shown): Hit => ({
  type: found.kind,
  id: found.id,
  title: found.title,
  year: found.year,
  knownFor: found.knownFor ?? [],
  image: found.image && toImage(found.image, config),
  highlight: highlight(found, looked),
})

function toImage({ filename, sizes }: FoundImage, config: SanitizedConfig) {
  const copies = imageWidths.map(toSizeName).map((size) => {
    const copy = sizes[size]
    return [size, { ...copy, url: copy.filename && urlOf(copy.filename, config) }]
  })
  return {
    url: urlOf(filename, config),
    sizes: Object.fromEntries(copies) as Record<ImageSizeName, Copy>,
  }
}

const urlOf = (filename: string, { serverURL, routes }: SanitizedConfig) =>
  `${serverURL}${routes.api}/files/file/${encodeURIComponent(filename)}`
