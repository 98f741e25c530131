import type { Field, RichTextField } from 'payload'

/**
 * A path (in SQL's language for JSON) to the nodes of a rich text that Payload would change while reading: whose fields
 * refer to other records, have hooks, or lack a default. Undefined where no node can be.
 */
export const nodesToPrepare = (field: RichTextField): string | undefined => {
  const features = featuresOf(field)
  if (!features) return always
  if (features.hooks.afterRead.length > 0) return always
  const types = new Set([...features.nodeHooks.afterRead.keys(), ...features.getSubFields.keys()])
  const paths = [...types].map((type) => {
    const defaults = features.nodeHooks.afterRead.has(type)
      ? undefined
      : defaultsIn(features.getSubFields.get(type)?.({}))
    const known = `@.type == ${JSON.stringify(type)}`
    if (defaults === undefined) return `(${known})`
    const lacking = defaults.map((name) => `!exists(@.fields.${JSON.stringify(name)})`)
    return lacking.length > 0 ? `(${known} && (${lacking.join(' || ')}))` : undefined
  })
  const met = paths.filter((path) => path !== undefined)
  return met.length > 0 ? `$.** ? (${met.join(' || ')})` : undefined
}

const always = '$'

type Features = {
  hooks: { afterRead: unknown[] }
  nodeHooks: { afterRead: Map<string, unknown> }
  getSubFields: Map<string, (args: object) => Field[] | null>
}

/** Lexical's editor carries its features along; others are Payload's to read. */
function featuresOf({ editor }: RichTextField): Features | undefined {
  if (!editor || typeof editor === 'function' || !('editorConfig' in editor)) return undefined
  const { features } = editor.editorConfig as { features: Partial<Features> }
  return {
    hooks: { afterRead: features.hooks?.afterRead ?? [] },
    nodeHooks: { afterRead: features.nodeHooks?.afterRead ?? new Map<string, unknown>() },
    getSubFields: features.getSubFields ?? new Map<string, never>(),
  }
}

/** The plain fields that have a default, or undefined where there is more to do than to fill those in. */
function defaultsIn(fields: Field[] | null | undefined): string[] | undefined {
  const names: string[] = []
  for (const field of fields ?? []) {
    if (field.type === 'row' || field.type === 'collapsible') {
      const inner = defaultsIn(field.fields)
      if (!inner) return undefined
      names.push(...inner)
      continue
    }
    if (!isPlain(field)) return undefined
    if ('defaultValue' in field && field.defaultValue !== undefined) names.push(field.name)
  }
  return names
}

const plainTypes = ['text', 'textarea', 'number', 'checkbox', 'radio', 'select', 'email', 'code']

const isPlain = (field: Field): field is Field & { name: string } =>
  plainTypes.includes(field.type) &&
  'name' in field &&
  !('hidden' in field && field.hidden) &&
  !('virtual' in field && field.virtual) &&
  !('localized' in field && field.localized) &&
  !('access' in field && field.access?.read) &&
  !('hooks' in field && field.hooks?.afterRead?.length)
