import type { Row } from './reads.ts'

/** The measurements as a Markdown table. */
export const tableOf = (rows: Row[]): string =>
  [
    '| question | over | server | connections | requests/s | p50 ms | p99 ms | server ms | Postgres ms |',
    '|---|---|---|--:|--:|--:|--:|--:|--:|',
    ...rows.map(
      (row) =>
        `| ${[row.question, row.over, row.server, row.connections, Math.round(row.perSecond), ...[row.p50, row.p99, row.server_ms, row.postgres_ms].map((ms) => ms.toFixed(2))].join(' | ')} |`,
    ),
  ].join('\n')
