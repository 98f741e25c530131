import type { Mergeable } from '../../merge/mergeRecords.ts'

/** What is written into the address of the page of doubles. */
export type Asked = { kind: Mergeable } & Partial<
  Record<'after' | 'of' | 'one' | 'other', string | number>
>

/** The address of the page of doubles that shows this. */
export const doublesAt = (admin: string, asked: Asked) => {
  const query = new URLSearchParams(
    Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
  )
  return `${admin}/doubles?${query.toString()}`
}
