import { execFile } from 'node:child_process'
import type { ExecFileException } from 'node:child_process'
import { createRequire } from 'node:module'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/** 400: this cannot be kept as a document; the message says why. */
export class UnfitPdf extends Error {}

/** What the program ends with, where it does not write the document. */
export const exitCodes = { damaged: 10, encrypted: 11, signed: 12 } as const

export type Unfit = keyof typeof exitCodes

/**
 * The document as it is kept: written anew, without what it says of its making.
 * @throws UnfitPdf
 */
export const strippedPdf = (bytes: Buffer) =>
  new Promise<Buffer>((resolve, reject) => {
    const child = execFile(process.execPath, args(), limits, (error, data) => {
      if (error) reject(toUnfit(error))
      else resolve(data)
    })
    // A program that ends early has not read all; its end tells why.
    child.stdin?.on('error', () => undefined).end(bytes)
  })

/** The worst that 20 MB can honestly be, 320,000 objects, takes 8 seconds of a processor; what takes more is made to. */
const limits = {
  timeout: 60_000,
  killSignal: 'SIGKILL',
  maxBuffer: 64 * 1024 * 1024,
  encoding: 'buffer',
  env: { NODE_ENV: 'production' },
} as const

/** What the document is to blame for; a program that fails otherwise is our fault. */
function toUnfit(error: ExecFileException) {
  const because = error.signal ? tooMuch : reasons[error.code ?? '']
  return because ? new UnfitPdf(because, { cause: error }) : error
}

const tooMuch = 'The PDF is too much to read: save it anew, or in parts.'

const reasons: Record<number | string, string> = {
  [exitCodes.damaged]: 'The PDF is damaged or not complete.',
  [exitCodes.encrypted]: 'The PDF is encrypted: save it without password and restrictions.',
  [exitCodes.signed]: 'The PDF is signed, which holds for its own bytes alone: print it to a PDF.',
}

/** Found by its name in the project, from the sources and from what was compiled of them alike. */
const args = () => {
  // Called like this, the build of the dashboard does not take the program for a part of it.
  const { resolve } = Reflect.apply(createRequire, undefined, [import.meta.url])
  const typescript = pathToFileURL(resolve('tsx')).href
  const program = resolve('#src/plugins/storage/upload/pdf/strip.ts')
  return ['--max-old-space-size=512', '--import', typescript, program]
}
