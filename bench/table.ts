import type { Row } from './reads.ts'

/** The measurements as a Markdown table: a line a request, the servers beside each other. */
export const tableOf = (rows: Row[]): string =>
  [
    '| request | over | connections | floor | Marquee | stock Payload | of the floor | times stock |',
    '|---|---|--:|--:|--:|--:|--:|--:|',
    ...rows.filter(({ server }) => server === 'marquee').map((row) => lineOf(row, rows)),
    '',
    'Each: requests a second; p50 and p99 in ms; processor ms a request, server + Postgres. The floor is asked over REST. Stock',
    'Payload is a project without our plugins behind `next start`, in tables that it made itself: bench/README.md.',
  ].join('\n')

function lineOf(row: Row, rows: Row[]) {
  const { question, over, connections, perSecond } = row
  const other = (server: Row['server'], way: Row['over']) =>
    rows.find(
      (each) =>
        each.question === question &&
        each.connections === connections &&
        each.server === server &&
        each.over === way,
    )
  const floor = other('floor', 'REST')
  const stock = other('stock', over)
  const cells = [
    ...[question, over, connections],
    ...[floor, row, stock].map(cellOf),
    floor ? (perSecond / floor.perSecond).toFixed(2) : '',
    stock ? (perSecond / stock.perSecond).toFixed(1) : '',
  ]
  return `| ${cells.join(' | ')} |`
}

const cellOf = (row: Row | undefined) =>
  row
    ? `${Math.round(row.perSecond)}/s; ${row.p50.toFixed(1)}, ${row.p99.toFixed(1)}; ${row.server_ms.toFixed(2)} + ${row.postgres_ms.toFixed(2)}`
    : ''
