import type { FlattenedField } from 'payload'

/** A node of a rich text with fields of its own: a block, or a link or picture of which a developer tells more. */
export type Node = { type: string; fields: Record<string, unknown> }

/** The fields that such a node has by the config, where it knows one like it. */
export type NodeFields = (node: Node) => FlattenedField[] | undefined

/** Whether a document has a node whose fields only the config knows. */
export const hasOwnNodes = (document: unknown): boolean => {
  if (typeof document !== 'object' || document === null) return false
  return isOwnNode(document) || Object.values(document).some(hasOwnNodes)
}

/** Records that nodes name by a bare id, which only the config tells from a number, named by relation and id. */
export const markPlain = (document: unknown, fieldsOf: NodeFields): unknown => {
  if (Array.isArray(document)) return document.map((part) => markPlain(part, fieldsOf))
  if (typeof document !== 'object' || document === null) return document
  const parts = Object.fromEntries(
    Object.entries(document).map(([name, part]) => [name, markPlain(part, fieldsOf)]),
  )
  if (!isOwnNode(parts)) return parts
  const fields = fieldsOf(parts)
  return fields ? { ...parts, fields: markData(parts.fields, fields) } : parts
}

/** What the editor itself keeps of a link. */
const usual = new Set(['linkType', 'url', 'newTab', 'doc', 'rel', 'id'])

const isOwnNode = (node: object): node is Node =>
  'type' in node &&
  typeof node.type === 'string' &&
  'fields' in node &&
  typeof node.fields === 'object' &&
  node.fields !== null &&
  Object.keys(node.fields).some((name) => !usual.has(name))

const markData = (data: Record<string, unknown>, fields: FlattenedField[]) => ({
  ...data,
  ...Object.fromEntries(
    fields
      .filter(({ name }) => data[name] !== undefined && data[name] !== null)
      .map((field) => [field.name, markValue(data[field.name], field)]),
  ),
})

function markValue(value: unknown, field: FlattenedField): unknown {
  if (Array.isArray(value)) return value.map((each) => markOne(each, field))
  return markOne(value, field)
}

function markOne(value: unknown, field: FlattenedField): unknown {
  if ('relationTo' in field && typeof field.relationTo === 'string' && isId(value))
    return { relationTo: field.relationTo, value, plain: true }
  if (typeof value !== 'object' || value === null) return value
  const data = value as Record<string, unknown>
  if (field.type === 'blocks') {
    const block = field.blocks.find(({ slug }) => slug === data['blockType'])
    return block ? markData(data, block.flattenedFields) : value
  }
  return 'flattenedFields' in field ? markData(data, field.flattenedFields) : value
}

const isId = (value: unknown) => typeof value === 'number' || typeof value === 'string'

/** The same document with bare ids again; a list has each once. */
export const unmarked = (document: unknown): unknown => {
  if (Array.isArray(document)) {
    const list = document.map(unmarked)
    return document.some(isMarked) ? [...new Set(list)] : list
  }
  if (typeof document !== 'object' || document === null) return document
  if (isMarked(document)) return document.value
  return Object.fromEntries(Object.entries(document).map(([name, part]) => [name, unmarked(part)]))
}

const isMarked = (node: unknown): node is { value: unknown } =>
  typeof node === 'object' && node !== null && 'plain' in node && 'value' in node
