/**
 * A plain text as the document that the dashboard's editor would store: empty lines part paragraphs, single line ends
 * break lines.
 */
export const toRichText = (text: string | null | undefined) => {
  const paragraphs = (text ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  return paragraphs.length === 0
    ? null
    : { root: { ...block, type: 'root', children: paragraphs.map(toParagraph) } }
}

const block = { direction: null, format: '' as const, indent: 0, version: 1 }

const toParagraph = (paragraph: string) => ({
  ...block,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children: paragraph
    .split(/\r?\n/)
    .flatMap((line, at) => (at === 0 ? [toTextNode(line)] : [lineBreak, toTextNode(line)]))
    .filter((node) => node.type === 'linebreak' || node.text !== ''),
})

const lineBreak = { type: 'linebreak' as const, version: 1, text: undefined }

const toTextNode = (text: string) => ({
  type: 'text' as const,
  version: 1,
  detail: 0,
  format: 0,
  mode: 'normal' as const,
  style: '',
  text,
})
