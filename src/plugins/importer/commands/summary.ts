import type { ImportResult } from '../run/options.ts'

type Told = { seconds: number; rejectedTo: string | undefined }

/** What an import did, for people. */
export const summaryOf = ({ state, counts }: ImportResult, { seconds, rejectedTo }: Told) => {
  const kinds = { Films: counts.movies, People: counts.persons, Cast: counts.castings }
  const lines = Object.entries(kinds).map(([label, outcomes]) => {
    const { created = 0, updated = 0, unchanged = 0, removed = 0 } = outcomes ?? {}
    const gone = removed > 0 ? `, ${removed} removed` : ''
    return `${label.padEnd(8)}${created} created, ${updated} updated, ${unchanged} unchanged${gone}`
  })
  const rejected = counts.rejected ?? 0
  lines.push(`Rejected ${rejected}${rejectedTo ? `: see ${rejectedTo}` : ''}`)
  const notStored = Object.entries(counts.notStored ?? {})
  if (notStored.length > 0) lines.push('Not stored:')
  for (const [what, count] of notStored) lines.push(`  ${count} ${what}`)
  lines.push(ending(state, seconds))
  return `${lines.join('\n')}\n`
}

const ending = (state: ImportResult['state'], seconds: number) =>
  state === 'finished'
    ? `Done in ${seconds.toFixed(1)} s.`
    : 'Interrupted: the same command goes on from here.'
