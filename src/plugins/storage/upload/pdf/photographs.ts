/**
 * Blanks what the JPEGs in a document say of their making: places, cameras, names. A picture's bytes stand in a PDF as they
 * were in its file; overwritten in place, nothing moves.
 */
export const blankPhotographs = (pdf: Buffer) => {
  let at = pdf.indexOf(startOfImage)
  while (at !== -1) {
    blankSegments(pdf, at + startOfImage.length)
    at = pdf.indexOf(startOfImage, at + startOfImage.length)
  }
  return pdf
}

/** The first line of a stream, and the mark that every JPEG starts with. */
const startOfImage = Buffer.from('stream\n\xff\xd8', 'latin1')

/** Segments are a mark, a length and as many bytes; from the scan on there are pixels. */
function blankSegments(pdf: Buffer, first: number) {
  let at = first
  while (at + 4 <= pdf.length && pdf[at] === 0xff && pdf[at + 1] !== startOfScan) {
    const end = at + 2 + pdf.readUInt16BE(at + 2)
    if (isTelling(pdf[at + 1] ?? 0)) pdf.fill(0, at + 4, end)
    at = end
  }
}

const startOfScan = 0xda
const comment = 0xfe
/** Of the applications' segments, these say how to show it: its size, its colours. */
const needed = [0xe0, 0xe2, 0xee]

const isTelling = (mark: number) =>
  mark === comment || (mark >= 0xe1 && mark <= 0xef && !needed.includes(mark))
