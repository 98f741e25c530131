import { S3Error } from './errors.ts'

/** An element of a parsed document: its local name, its own text, its child elements. */
export interface Element {
  readonly name: string
  text: string
  readonly children: Element[]
}

const token =
  /<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([A-Za-z_][\w.:-]*)[^<>]*?(\/?)>|([^<]+)/gy

/** Parses the small documents that clients send. Throws MalformedXML; a DTD is malformed here. */
export const parseXml = (source: string): Element => {
  const root: Element = { name: '', text: '', children: [] }
  const open: Element[] = [root]
  token.lastIndex = 0
  for (let end = 0; end < source.length; end = token.lastIndex) {
    const found = token.exec(source)
    if (!found) throw new S3Error('MalformedXML')
    take(open, found)
  }
  const [top] = root.children
  if (open.length !== 1 || root.children.length !== 1 || !top) throw new S3Error('MalformedXML')
  return top
}

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name)

/** The text of the first child of this name. */
export const textOf = (element: Element, name: string): string | undefined =>
  childrenOf(element, name)[0]?.text

const take = (open: Element[], [, data, slash, name, selfClosed, text]: RegExpExecArray): void => {
  const current = open.at(-1)
  if (!current) throw new S3Error('MalformedXML')
  if (data !== undefined) current.text += data
  if (text !== undefined) current.text += decodeEntities(text)
  if (name === undefined) return
  if (slash) close(open, localName(name))
  else start({ open, current, name: localName(name), empty: selfClosed === '/' })
}

const start = (tag: { open: Element[]; current: Element; name: string; empty: boolean }): void => {
  const element: Element = { name: tag.name, text: '', children: [] }
  tag.current.children.push(element)
  if (!tag.empty) tag.open.push(element)
}

const close = (open: Element[], name: string): void => {
  if (open.length < 2 || open.pop()?.name !== name) throw new S3Error('MalformedXML')
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

const decodeEntities = (text: string): string =>
  text.replace(/&([^;&]*;)?/g, (_, entity: string | undefined) => decodeEntity(entity ?? ''))

const decodeEntity = (entity: string): string => {
  const [, decimal, hex, name] = /^(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w+));$/.exec(entity) ?? []
  if (name !== undefined) return known(entities[name])
  if (decimal !== undefined) return codePoint(parseInt(decimal, 10))
  if (hex !== undefined) return codePoint(parseInt(hex, 16))
  throw new S3Error('MalformedXML')
}

const known = (entity: string | undefined): string => {
  if (entity === undefined) throw new S3Error('MalformedXML')
  return entity
}

const codePoint = (code: number): string => {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new S3Error('MalformedXML')
  return String.fromCodePoint(code)
}
