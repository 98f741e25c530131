import type { ClientBase } from 'pg'
import toSnakeCase from 'to-snake-case'

/** A link or relation within a rich text, which names a record by its id, or in an export by its key. */
type Reference = { relationTo: string; value: unknown }

/** Whether a text as JSON may have one. */
export const mayRefer = (json: string) => json.includes('"relationTo"') || json.includes('"fields"')

/** Rich texts with records named by their keys instead of their ids. One that is not there is none. */
export const byKeys = async (client: ClientBase, document: unknown) =>
  renamed(client, { document, given: 'id', wanted: 'key' })

/** Rich texts with records named by their ids instead of their keys. */
export const byIds = async (client: ClientBase, document: unknown) =>
  renamed(client, { document, given: 'key', wanted: 'id' })

type Naming = { names: Map<string, unknown>; wanted: 'id' | 'key' }
type Renaming = { document: unknown; given: 'id' | 'key'; wanted: 'id' | 'key' }

async function renamed(client: ClientBase, { document, given, wanted }: Renaming) {
  const names = new Map<string, unknown>()
  for (const { relationTo, value } of referencesIn(document)) {
    const { rows } = await client.query<{ found: string }>(
      `select ${wanted} as found from record_keys where of = $1 and ${given} = $2`,
      [toSnakeCase(relationTo), String(value)],
    )
    names.set(nameOf({ relationTo, value }), toValue(rows[0]?.found, wanted))
  }
  return withNames(document, { names, wanted })
}

/** Ids that count are numbers in Payload's documents. */
const toValue = (found: string | undefined, wanted: Renaming['wanted']) =>
  found !== undefined && wanted === 'id' && /^\d+$/.test(found) ? Number(found) : (found ?? null)

const nameOf = ({ relationTo, value }: Reference) => `${relationTo} ${String(value)}`

function* referencesIn(node: unknown): Generator<Reference> {
  if (typeof node !== 'object' || node === null) return
  const reference = referenceOf(node)
  if (reference) yield reference
  for (const part of Object.values(node)) yield* referencesIn(part)
}

/** What was a bare id becomes one again (markPlain.ts). */
const withNames = (node: unknown, naming: Naming): unknown => {
  const { names, wanted } = naming
  if (Array.isArray(node)) return node.map((part) => withNames(part, naming))
  if (typeof node !== 'object' || node === null) return node
  const reference = referenceOf(node)
  const parts = Object.entries(node).map(([name, part]) => [name, withNames(part, naming)])
  const value = reference && names.get(nameOf(reference))
  if (reference && 'plain' in node && wanted === 'id') return value
  return { ...(Object.fromEntries(parts) as object), ...(reference && { value }) }
}

/** The record itself may stand in place of its id. */
function referenceOf(node: object): Reference | undefined {
  if (!('relationTo' in node && 'value' in node) || typeof node.relationTo !== 'string')
    return undefined
  const { relationTo, value } = node
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'number' || typeof id === 'string' ? { relationTo, value: id } : undefined
}
