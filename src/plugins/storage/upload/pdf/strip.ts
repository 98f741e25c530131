import process from 'node:process'
import { buffer } from 'node:stream/consumers'
import { isEncrypted, isSigned, withoutMetadata } from './metadata.ts'
import type { PdfObjects } from './metadata.ts'
import { blankPhotographs } from './photographs.ts'
import { openQpdf } from './qpdf.ts'
import { exitCodes } from './strippedPdf.ts'
import type { Unfit } from './strippedPdf.ts'

type Told = { qpdf: [head: unknown, objects: PdfObjects] }

// A program of its own: it works without a pause, holds no secret, and can be killed.
const stripped = await strip(await buffer(process.stdin))
if (typeof stripped === 'string') process.exitCode = exitCodes[stripped]
else process.stdout.write(stripped)

/** The document written anew without metadata, or a word that says why not. */
async function strip(bytes: Buffer): Promise<Buffer | Unfit> {
  const qpdf = await openQpdf()
  qpdf.write('/in.pdf', bytes)
  const asks = ['--json=2', '--json-key=qpdf', '--json-stream-data=none']
  if (qpdf.run('/in.pdf', ...asks, '/in.json') !== 0) return unreadable(bytes)
  const [head, objects] = (JSON.parse(qpdf.read('/in.json').toString()) as Told).qpdf
  if (isEncrypted(objects)) return 'encrypted'
  if (isSigned(objects)) return 'signed'
  qpdf.write('/less.json', JSON.stringify({ qpdf: [head, withoutMetadata(objects)] }))
  // Written from its root on: what earlier versions of it left behind is not reached.
  const done = qpdf.run('/in.pdf', '--update-from-json=/less.json', '/out.pdf')
  return done === 0 ? blankPhotographs(qpdf.read('/out.pdf')) : 'damaged'
}

/** That it wants a password is told in plain text, whatever else cannot be read. */
function unreadable(bytes: Buffer) {
  return bytes.includes('/Encrypt') ? 'encrypted' : 'damaged'
}
