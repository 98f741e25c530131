import type { FlattenedField, SanitizedConfig } from 'payload'

type Collection = SanitizedConfig['collections'][number]

/** docs/schema.md: the entities and relationships of the catalogue, as the config has them, drawn by Mermaid. */
export const schemaDocument = ({ collections }: SanitizedConfig) => {
  const catalogue = collections.filter(({ slug }) => !slug.startsWith('payload-'))
  return `# Schema

Made by \`npm run generate\` from the collections. Every collection has \`id\`, \`createdAt\` and \`updatedAt\` too.
What each field means stands with it in \`src/collections\`; what the database checks, in \`src/migrations\`.

\`\`\`mermaid
erDiagram
${catalogue.map(entity).join('\n')}
${catalogue.flatMap(relationships).join('\n')}
\`\`\`
`
}

const entity = (collection: Collection) =>
  `  ${collection.slug} {\n${columns(collection.flattenedFields).join('\n')}\n  }`

const columns = (fields: FlattenedField[], prefix = ''): string[] =>
  fields.flatMap((field) => {
    const name = `${prefix}${field.name}`
    if (field.type === 'group') return columns(field.flattenedFields, `${name}_`)
    if (field.type === 'join' || known.has(field.name)) return []
    const notes = notesOf(field)
    return [`    ${field.type} ${name}${notes.length > 0 ? ` "${notes.join(', ')}"` : ''}`]
  })

const notesOf = (field: FlattenedField) =>
  [
    'required' in field && field.required ? 'required' : '',
    'unique' in field && field.unique ? 'unique' : '',
    'hasMany' in field && field.hasMany ? 'many' : '',
  ].filter(Boolean)

const known = new Set(['id', 'createdAt', 'updatedAt'])

/** One line a reference: from the record that holds it to the one it names. */
const relationships = ({ slug, flattenedFields }: Collection) =>
  references(flattenedFields).map(
    ({ to, many, required, path }) =>
      `  ${slug} }o--${many ? 'o{' : required ? '||' : 'o|'} ${to} : "${path}"`,
  )

type Reference = { to: string; many: boolean; required: boolean; path: string }

const references = (fields: FlattenedField[], prefix = ''): Reference[] =>
  fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    if (field.type === 'group' || field.type === 'array')
      return references(field.flattenedFields, `${path}.`)
    if (
      (field.type !== 'relationship' && field.type !== 'upload') ||
      Array.isArray(field.relationTo)
    )
      return []
    const many = field.hasMany === true || prefix !== ''
    return [{ to: field.relationTo, many, required: field.required === true, path }]
  })
