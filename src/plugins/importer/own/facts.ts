import { isOwner, type Table } from './tables.ts'

/** What a table says of a record. */
export type Facts = {
  plain: string[]
  /** Columns that name a record of a table. */
  refers: Record<string, string>
  /** Those of them that may not be empty. */
  needed: string[]
  /** Tables whose rows are a part of the record. */
  parts: Part[]
}

/** Rows that belong to a record, or to another part of it: of an array, a block, a list of relations, texts or choices. */
export type Part = {
  table: string
  /** The column that says whose they are. */
  owner: string
  /** What orders them, in SQL. */
  order: string
  /** Whether each row has an id that Payload made. */
  hasIds: boolean
  /** SQL: which of its rows are developers'. */
  where: (row: string) => string
  facts: Facts
}

/** What a record says, by the names under which it says it. */
export const factNames = ({ plain, refers, parts }: Facts) => [
  ...plain,
  ...Object.keys(refers),
  ...parts.map(({ table }) => table),
]

export const factsOf = (table: Table, tables: readonly Table[]): Facts => {
  const facts = table.columns.filter(({ isFact }) => isFact)
  const isKnown = (name: string | undefined) =>
    tables.some((one) => one.name === name && one.kind !== 'part')
  const refers = facts.filter((column) => isKnown(column.refers))
  return {
    plain: facts.filter((column) => column.refers === undefined).map(({ name }) => name),
    refers: Object.fromEntries(refers.map(({ name, refers: to = '' }) => [name, to])),
    needed: refers.filter(({ isNeeded }) => isNeeded).map(({ name }) => name),
    parts: partsOf(table, tables),
  }
}

function partsOf(table: Table, tables: readonly Table[]): Part[] {
  return tables.flatMap((part) => {
    const owner = part.columns.find(({ name, refers }) => isOwner(name) && refers === table.name)
    if (part.kind !== 'part' || !owner || toldByOurLines.has(part.name)) return []
    const has = (name: string) => part.columns.some((column) => column.name === name)
    return [
      {
        table: part.name,
        owner: owner.name,
        order: [has('_order') ? '_order' : '"order"', 'id'].join(', '),
        hasIds: has('id') && part.newId === undefined,
        where: part.name === 'movies_rels' ? noneOfOurs : () => 'true',
        facts: factsOf(part, tables),
      },
    ]
  })
}

const toldByOurLines = new Set(['persons_photos'])
const noneOfOurs = (row: string) => `${row}.path not in ('genres', 'posters')`
