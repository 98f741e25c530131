import type { Counts } from '../run/record.ts'

const kinds = {
  movies: 'Films',
  persons: 'People',
  castings: 'Cast',
  characters: 'Characters',
  files: 'Files',
  users: 'Accounts',
  favorites: 'Favourites',
} as const

const outcomes = ['created', 'updated', 'unchanged', 'removed'] as const

/** What became of the records of each kind, and what has no place in the catalogue. */
export const CountsTable = ({ counts }: { counts: Counts }) => {
  const rows = Object.entries(kinds).flatMap(([kind, label]) => {
    const of = counts[kind as keyof typeof kinds]
    return of ? [{ label, of }] : []
  })
  const notStored = Object.entries(counts.notStored ?? {})
  return (
    <>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <td />
              {outcomes.map((outcome) => (
                <th key={outcome} scope="col">
                  {outcome}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, of }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {outcomes.map((outcome) => (
                  <td key={outcome}>{(of[outcome] ?? 0).toLocaleString('en')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {notStored.length > 0 && (
        <details>
          <summary>What has no place in the catalogue</summary>
          <ul>
            {notStored.map(([what, count]) => (
              <li key={what}>
                {count.toLocaleString('en')} {what}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
