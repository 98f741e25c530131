import type { Kind } from './kinds.ts'

/**
 * The name under which an upload is kept: the uploaded one, without what is unsafe in paths, headers or on a screen, in
 * at most 190 bytes (ten are left for a suffix), and with an ending that fits what the file is.
 */
export const toFilename = (uploaded: string, { extensions }: Pick<Kind, 'extensions'>) => {
  const name = clean(uploaded)
  const [, ending = ''] = /\.([a-z][a-z0-9]{0,7})$/i.exec(name) ?? []
  const extension = extensions.includes(ending.toLowerCase()) ? ending : extensions[0]
  const stem = tidy(ending ? name.slice(0, -ending.length - 1) : name)
  return `${shorten(withoutTraps(stem), 190 - extension.length - 1)}.${extension}`
}

/** The last part of a path, in one Unicode form, without characters that no one sees or that systems reserve. */
const clean = (name: string) =>
  name
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')

const tidy = (stem: string) => stem.replace(/^[. ]+|[. ]+$/g, '')

/** Windows' device names, an empty name, and a name that ends like one of a picture's sizes. */
const withoutTraps = (stem: string) =>
  (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(stem) ? `_${stem}` : stem || 'file').replace(
    /\.(w\d+)$/i,
    '-$1',
  )

function shorten(stem: string, bytes: number) {
  const letters = [...new Intl.Segmenter().segment(stem)].map(({ segment }) => segment)
  while (Buffer.byteLength(letters.join('')) > bytes) letters.pop()
  return tidy(letters.join('')) || 'file'
}
