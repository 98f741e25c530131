import { lineKeys } from '../write/lineKeys.ts'
import { type AllNeeded, isLacking } from './needed.ts'

type Lines = { stage: string; needed: AllNeeded; table: keyof typeof lineKeys }

const lines = {
  users: `others o where o.kind = 'user'`,
  files: `others o where o.kind = 'file'`,
  characters: `others o where o.kind = 'character'`,
  favorites: `others o where o.kind = 'favorite'`,
  castings: 'castings c where true',
}

/** Leaves out lines of ours without what developers require of them, and answers how many. */
export const leaveLacking = ({ stage, needed, table }: Lines) => `
  with gone as (
    delete from ${stage}.${lines[table]}
      and (${isLacking({ stage, table, key: lineKeys[table] }, needed[table] ?? [])}) returning 1)
  select '${table} without what developers require of them' as what, count(*)::integer as count from gone`
