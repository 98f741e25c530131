/** A value as COPY's text format has it. */
export const toCopyText = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N'
  if (Array.isArray(value)) return escaped(toArrayText(value))
  if (typeof value === 'object') return escaped(JSON.stringify(value))
  return escaped(typeof value === 'string' ? value : JSON.stringify(value))
}

const escaped = (text: string) =>
  needsEscape.test(text) ? text.replace(eachEscape, (found) => escapes[found] ?? '') : text

const needsEscape = /[\\\t\n\r\0]/
const eachEscape = /[\\\t\n\r\0]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const toArrayText = (values: unknown[]) =>
  `{${values.map((value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
