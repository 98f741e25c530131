import type { Read } from './capture.ts'

type Given = { parameters: Record<string, unknown>; id: number | string | undefined }

const ofDocument = [
  'data',
  'depth',
  'draft',
  'flattenLocales',
  'joins',
  'populate',
  'select',
  'trash',
] as const
const names = {
  find: [
    'after',
    'depth',
    'draft',
    'joins',
    'limit',
    'page',
    'pagination',
    'populate',
    'select',
    'sort',
    'trash',
    'where',
  ],
  findByID: ofDocument,
  count: ['trash', 'where'],
} as const

/** What Payload's operation can be asked with. */
export const parametersOf = (kind: Read['kind']): readonly string[] =>
  names[kind].filter((name) => name !== 'after')

/** The read that Payload's endpoint would make of its parameters. */
export const toRead = (kind: Read['kind'], { parameters, id }: Given): Read => {
  const given = names[kind].flatMap((name) =>
    parameters[name] === undefined ? [] : [[name, parameters[name]]],
  )
  return { kind, ...(id !== undefined && { id }), ...Object.fromEntries(given) } as Read
}
