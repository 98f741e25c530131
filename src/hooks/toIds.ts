/** The ids in a list of references, each an id or a populated record. Whatever else it holds is left to validation. */
export const toIds = (references: unknown): number[] =>
  Array.isArray(references) ? references.map(toId).filter((id) => typeof id === 'number') : []

const toId = (reference: unknown) =>
  typeof reference === 'object' && reference !== null && 'id' in reference
    ? reference.id
    : reference
