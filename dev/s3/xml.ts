const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** An element that holds text. Control characters, which XML cannot hold, become references. */
export const tag = (name: string, text: string | number): string =>
  `<${name}>${escapeText(String(text))}</${name}>`

/** An element that holds elements. */
export const group = (name: string, children: readonly string[]): string =>
  `<${name}>${children.join('')}</${name}>`

/** A whole answer in S3's namespace. */
export const xmlDocument = (name: string, children: readonly string[]): string =>
  `${declaration}<${name} xmlns="${namespace}">${children.join('')}</${name}>`

/** An error document, which has no namespace. */
export const errorDocument = (elements: Readonly<Record<string, string>>): string =>
  declaration +
  group(
    'Error',
    Object.entries(elements).map(([name, text]) => tag(name, text)),
  )

const escapeText = (text: string): string =>
  text.replace(
    /[&<>\u0000-\u001f\u007f\ufffe\uffff]/g,
    (char) => escapes[char] ?? `&#${char.charCodeAt(0)};`,
  )
