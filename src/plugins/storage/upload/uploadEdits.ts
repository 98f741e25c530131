import type { PayloadRequest } from 'payload'

type Edits = {
  crop?: Partial<Record<'x' | 'y' | 'width' | 'height', unknown>>
  widthInPixels?: unknown
  heightInPixels?: unknown
  focalPoint?: { x?: unknown; y?: unknown }
}

/** What the dashboard's picture editor asks for; taken off the request, so that Payload does not do it again. */
export const takeUploadEdits = (req: PayloadRequest) => {
  const { uploadEdits, ...query } = req.query
  req.query = query
  // The address's query, as the dashboard writes it: every value is read as a number below.
  const edits = (
    typeof uploadEdits === 'object' && uploadEdits !== null ? uploadEdits : {}
  ) as Edits
  return { cut: toCut(edits), focus: toFocus(edits.focalPoint) }
}

/** A rectangle to cut: its corner in parts of the whole, its sides in pixels. */
export type Cut = { x: number; y: number; width: number; height: number }

/** The rectangle, in pixels, in a picture of this size; moved and shortened to lie within it. */
export const toCrop = (cut: Cut, size: { width: number; height: number }) => {
  const left = between(Math.floor(cut.x * size.width), 0, size.width - 1)
  const top = between(Math.floor(cut.y * size.height), 0, size.height - 1)
  return {
    left,
    top,
    width: between(Math.round(cut.width), 1, size.width - left),
    height: between(Math.round(cut.height), 1, size.height - top),
  }
}

function toCut({ crop, widthInPixels, heightInPixels }: Edits): Cut | undefined {
  // The editor sends the whole picture along with a new focal point.
  if (!crop || (Number(crop.width) === 100 && Number(crop.height) === 100)) return undefined
  return {
    x: Number(crop.x) / 100,
    y: Number(crop.y) / 100,
    width: Number(widthInPixels),
    height: Number(heightInPixels),
  }
}

/** Percent of the width and of the height. */
function toFocus(point: Edits['focalPoint']) {
  const [focalX, focalY] = [Number(point?.x), Number(point?.y)]
  return Number.isFinite(focalX) && Number.isFinite(focalY) ? { focalX, focalY } : {}
}

const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
