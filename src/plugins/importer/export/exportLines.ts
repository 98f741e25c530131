import type { ClientBase } from 'pg'
import { createRecordKeys } from '../own/keys.ts'
import { hasOwnNodes, markPlain, type NodeFields } from '../own/markPlain.ts'
import { byKeys, mayRefer } from '../own/references.ts'
import { name, saysOf, text } from '../own/says.ts'
import { isEmpty, type OwnSchema, ownSchemaInUse } from '../own/schema.ts'
import { createKeys } from './keys.ts'
import { lines } from './lines.ts'
import { provenance } from './provenance.ts'

/** The first line of an export: what it is. */
export const exportHeader = '{"marquee":1}'

/** Lines held at a time. */
const pageSize = 1000

/** Opens what the config knows of nodes in rich texts, where some have fields of developers'. */
export type Naming = { openNodeFields: () => Promise<NodeFields> }

type Options = Naming & {
  /** Hears the key of each file. */
  onFile: (key: string) => Promise<void>
  /** Hears what stays at home for what it is called. */
  onWithheld: (columns: string[]) => void
}

/** The whole catalogue as lines of JSON, as it was at one moment: everything but passwords, sessions, keys and tokens. */
export async function* exportLines(client: ClientBase, options: Options): AsyncGenerator<string> {
  yield `${exportHeader}\n`
  const own = await beginExport(client)
  if (own.withheld.length > 0) options.onWithheld(own.withheld)
  for (const statement of [...ourStatements(own), ...ownStatements(own), ...provenanceStatements()])
    for await (const { file, line } of rowsOf(
      client,
      statement,
      isEmpty(own) ? undefined : options,
    )) {
      if (file !== null) await options.onFile(file)
      yield `${line}\n`
    }
  await client.query('commit')
}

/** One moment for all that is read; what each record is called is found out first. */
export const beginExport = async (client: ClientBase): Promise<OwnSchema> => {
  await client.query(
    `set statement_timeout = 0; set jit = off; set timezone = 'UTC'; begin isolation level repeatable read; ${createKeys}`,
  )
  const own = await ownSchemaInUse(client)
  if (!isEmpty(own)) await client.query(createRecordKeys(own))
  return own
}

const statementOf = (
  type: string,
  { says, file = 'null' }: { says: string; file?: string },
  from: string,
) =>
  `select ${file} as file, json_build_object('type', '${type}', ${says})::text as line from ${from}`

/** The lines of our own collections, in the order in which an import needs them, with what developers added to them. */
export const ourStatements = ({ added }: OwnSchema, only?: string) =>
  lines
    .filter(({ table }) => only === undefined || table === only)
    .map(({ type, table, says, joins = '' }) => {
      const more = added[table] ? `, 'more', ${saysOf(added[table], 'r')}` : ''
      const told = { says: says + more, ...(type === 'file' && { file: 'r.key' }) }
      return statementOf(type, told, `${table} r ${joins} order by r.id`)
    })

/** The lines of developers' collections. */
export const ownStatements = ({ records }: OwnSchema, only?: string) =>
  records
    .filter(({ table }) => only === undefined || table === only)
    .map(({ table, facts }) => {
      const says = `'of', ${text(table)}, 'key', k.key, 'says', ${saysOf(facts, 'r')}`
      const keys = `join record_keys k on k.of = ${text(table)} and k.id = r.id::text`
      return statementOf('record', { says }, `public.${name(table)} r ${keys} order by r.id`)
    })

const provenanceStatements = () =>
  provenance.map(({ type, says, from }) => statementOf(type, { says }, from))

type Row = { file: string | null; line: string }

/** The rows of a statement, page by page; `naming` where there may be texts that name records. */
export async function* rowsOf(
  client: ClientBase,
  statement: string,
  naming: Naming | undefined,
): AsyncGenerator<Row> {
  await client.query(`declare page no scroll cursor for ${statement}`)
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${pageSize} from page`)
    for (const { file, line } of rows)
      yield { file, line: naming ? await namingKeys(client, line, naming) : line }
    if (rows.length < pageSize) break
  }
  await client.query('close page')
}

async function namingKeys(client: ClientBase, line: string, { openNodeFields }: Naming) {
  if (!mayRefer(line)) return line
  const record: unknown = JSON.parse(line)
  const marked = hasOwnNodes(record) ? markPlain(record, await openNodeFields()) : record
  return JSON.stringify(await byKeys(client, marked))
}
