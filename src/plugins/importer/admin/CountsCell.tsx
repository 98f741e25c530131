import type { DefaultServerCellComponentProps } from 'payload'
import type { Counts } from '../run/record.ts'

/** What an import has done, in a few words. */
export const CountsCell = ({ cellData }: DefaultServerCellComponentProps) => {
  const { movies, persons, rejected = 0 } = (cellData ?? {}) as Counts
  const parts = [...told('films', movies), ...told('people', persons)]
  if (rejected > 0) parts.push(`${rejected} ${rejected === 1 ? 'row' : 'rows'} refused`)
  return <span>{parts.join(', ') || '—'}</span>
}

const told = (label: string, { created = 0, updated = 0 }: Counts['movies'] = {}) => [
  ...(created > 0 ? [`${created} new ${label}`] : []),
  ...(updated > 0 ? [`${updated} ${label} updated`] : []),
]
