/** What can be found, named as its collection is. */
export const kinds = ['movies', 'persons', 'characters'] as const

export type Kind = (typeof kinds)[number]

export const isKind = (value: unknown): value is Kind => kinds.some((kind) => kind === value)
