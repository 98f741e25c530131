import type { Collection, CollectionConfig, Config, Field, Payload } from 'payload'

/** How a path tells an id from the names of other endpoints: numbers, or words that are none of these names. */
const patterns = {
  number: String.raw`\d+`,
  text: String.raw`(?!(?:access|count|init|me|paste-url|versions)(?:/|$))[\w-]+`,
}

/** The pattern of a collection's ids before Payload has read the config; ids of other letters are Payload's to find. */
export const patternFor = ({ fields }: CollectionConfig, { db }: Config): string => {
  const type = typeOfId(fields) ?? (isNumbered(db) ? 'number' : 'text')
  return patterns[type === 'text' ? 'text' : 'number']
}

const isNumbered = (db: Config['db'] | undefined) => db?.defaultIDType !== 'text'

/** The type of a collection's own id, wherever on its first level that is. */
function typeOfId(fields: Field[]): string | undefined {
  for (const field of fields) {
    if ('name' in field && field.name === 'id') return field.type
    const inner = within(field)
    const found = inner && typeOfId(inner)
    if (found) return found
  }
  return undefined
}

const within = (field: Field): Field[] | undefined => {
  if (field.type === 'tabs')
    return field.tabs.flatMap((tab) => ('name' in tab && tab.name ? [] : tab.fields))
  if (field.type === 'row' || field.type === 'collapsible') return field.fields
  return undefined
}

const whole = {
  number: new RegExp(`^${patterns.number}$`),
  text: new RegExp(`^${patterns.text}$`),
}

/** Whether a part of a path is an id of a collection, as the pattern has it. */
export const isIdOf = (
  part: string,
  { collection, payload }: { collection: Collection; payload: Payload },
) => whole[isOfText(collection, payload) ? 'text' : 'number'].test(part)

/** The pattern of a collection's ids. */
export const patternOf = (collection: Collection, payload: Payload): string =>
  patterns[isOfText(collection, payload) ? 'text' : 'number']

const isOfText = ({ customIDType }: Collection, { db }: Payload) =>
  (customIDType ?? db.defaultIDType) === 'text'
