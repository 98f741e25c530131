/** A value as a cell of CSV. What a spreadsheet would take for a formula begins with an apostrophe. */
export const toCell = (value: unknown): string => {
  const text = toText(value)
  const safe = beginsFormula.test(text) && !isNumber.test(text) ? `'${text}` : text
  return /[",\r\n\t]|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The wide forms too, which spreadsheets in Asia take for the narrow ones. */
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/
const isNumber = /^-?\d+(\.\d+)?$/

const toText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(toText).join('; ')
  if (typeof value !== 'object') return JSON.stringify(value)
  if ('root' in value) return plainText(value.root)
  return Object.entries(value)
    .map(([name, part]) => [name, toText(part)])
    .filter(([, text]) => text !== '')
    .map((pair) => pair.join(': '))
    .join('; ')
}

/** The words of a rich text. */
const plainText = (node: unknown): string => {
  if (typeof node !== 'object' || node === null) return ''
  if ('text' in node) return toText(node.text)
  const children = 'children' in node && Array.isArray(node.children) ? node.children : []
  return children.map(plainText).join('type' in node && node.type === 'root' ? '\n\n' : '')
}
