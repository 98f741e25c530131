import { openQpdf } from '#src/plugins/storage/upload/pdf/qpdf.ts'

/** A page that says a word, with what tells of its making in every place that has one. */
export const makePdf = ({ photo = Buffer.alloc(0), catalog = '' } = {}) =>
  assemble([
    `<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Metadata 6 0 R /LastModified (D:SecretDay)' +
      ' /PieceInfo << /App << /Private (SecretNote) >> >> /Resources << /XObject << /P 7 0 R >> >> >>',
    stream('', Buffer.from('BT (Press kit) Tj ET /P Do')),
    '<< /Author (SecretAuthor) /Creator (SecretProgram) /ModDate (D:SecretDate) >>',
    stream('/Type /Metadata /Subtype /XML', Buffer.from('<dc:creator>SecretXmp</dc:creator>')),
    stream(
      '/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode',
      photo,
    ),
  ])

const stream = (entries: string, body: Buffer) =>
  `<< ${entries} /Length ${body.length} >>\nstream\n${body.toString('latin1')}\nendstream`

/** Numbers the objects from 1, the catalogue first and the Info dictionary fifth, and says where each begins. */
const assemble = (objects: string[]) => {
  let text = '%PDF-1.7\n%\xff\xff\n'
  const rows = objects.map((object, place) => {
    const row = `${String(text.length).padStart(10, '0')} 00000 n \n`
    text += `${place + 1} 0 obj\n${object}\nendobj\n`
    return row
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + trailer, 'latin1')
}

/** The document with an Info dictionary that takes the place of the first, which stays behind in the bytes. */
export const updatedPdf = (pdf: Buffer) => {
  const before = Number(/startxref\s+(\d+)/.exec(pdf.toString('latin1'))?.[1])
  const object = '8 0 obj\n<< /Author (SecretSecond) >>\nendobj\n'
  const table = `xref\n8 1\n${String(pdf.length).padStart(10, '0')} 00000 n \n`
  const trailer = `trailer\n<< /Size 9 /Root 1 0 R /Info 8 0 R /Prev ${before} >>\n`
  const start = `startxref\n${pdf.length + object.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(object + table + trailer + start)])
}

/** The document as qpdf writes it with these options. */
export const rewritten = async (pdf: Buffer, ...options: string[]) => {
  const { read, run, write } = await openQpdf()
  write('/in.pdf', pdf)
  const code = run('/in.pdf', ...options, '/out.pdf')
  if (code !== 0) throw new Error(`qpdf ended with ${code}.`)
  return read('/out.pdf')
}

/** Everything that the bytes hold, in plain text, whatever is packed. */
export const unpacked = async (pdf: Buffer) => {
  const plain = await rewritten(pdf, '--qdf', '--object-streams=disable', '--preserve-unreferenced')
  return Buffer.concat([pdf, plain]).toString('latin1')
}
