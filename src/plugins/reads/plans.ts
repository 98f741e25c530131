import { APIError } from 'payload'
import { bindingOf, sentinels, shapeOfFilter } from './binding.ts'
import { NotCompiled, NotForThisCaller } from './obstacles.ts'
import { planOf } from './plan.ts'
import { Recent } from './recent.ts'
import { signatureOf, sourceOf, sourceOfField } from './signature.ts'
import type { Payload } from 'payload'
import type { Grants } from './access.ts'
import type { Bind, Leaves, Sentinels } from './binding.ts'
import type { Leaf } from './leaves.ts'
import type { Asking, Plan } from './plan.ts'
import type { Involved } from './signature.ts'
import type { Start } from './page.ts'

/**
 * The plan of a read, out of what was compiled before for reads that ask the same of other values, where the caller has
 * the same grants in every collection and field that the compilation asked about.
 * @throws what Payload throws where it refuses the read
 * @throws NotCompiled where the answer is Payload's to give
 */
export const plan = async (asking: Asking): Promise<Plan> => {
  try {
    return await knownOrNew(asking)
  } catch (error) {
    const isRefused = error instanceof APIError && error.status < 500
    if (isRefused || error instanceof NotCompiled) throw error
    // A rule or a filter that fails: Payload may not come to it, where there is no record that it is about.
    throw new NotForThisCaller(error instanceof Error ? error.message : 'a rule that fails')
  }
}

async function knownOrNew(asking: Asking): Promise<Plan> {
  const leaves: Leaves = new Map()
  const { refusals, shapes } = knownTo(asking.req.payload)
  const key = shapeOf(asking, leaves)
  const refused = refusals.get(key)
  if (refused !== undefined) throw new NotCompiled(refused)
  for (const shape of [key, exactly(key, leaves)]) {
    const known = shapes.get(shape)
    const made = known && (await recall(known, { asking, leaves }))
    if (made) return made
  }
  return compile({ asking, key, leaves })
}

type Prepared = { plan: Plan; bind: Bind }
type Known = { involved: Involved[]; byGrants: Recent<string, Prepared> }

type Memory = {
  /** The shape of what was asked in the same words before, but for the id, and the values in it. */
  asks: Recent<string, { key: string; values: Leaf[] | undefined }>
  shapes: Recent<string, Known>
  /** What can't be compiled is Payload's to answer, whoever asks. */
  refusals: Recent<string, string>
}

const memories = new WeakMap<Payload, Memory>()

function knownTo(payload: Payload): Memory {
  const made = memories.get(payload) ?? {
    asks: new Recent<string, { key: string; values: Leaf[] | undefined }>(2000),
    shapes: new Recent<string, Known>(2000),
    refusals: new Recent<string, string>(500),
  }
  memories.set(payload, made)
  return made
}

/** What a read asks for, but for the values that it compares with: those are added to the leaves. */
function shapeOf({ after, collection, projection, read, req }: Asking, leaves: Leaves): string {
  const { asks } = knownTo(req.payload)
  const { id, ...rest } = read
  const { slug } = collection.config
  if (id !== undefined) leaves.set('id', [id])
  if (after?.position) leaves.set('after', after.position.map(String))
  const others = [slug, typeof id, projection?.key, shapeOfStart(after)]
  const asked = JSON.stringify([others, rest])
  const known = asks.get(asked)
  if (known?.values) leaves.set('where', known.values)
  if (known) return known.key
  const { where, ...plain } = rest
  const from = { payload: req.payload, slug, source: 'where', leaves }
  const filter = where && shapeOfFilter(where, from)
  const key = JSON.stringify([others, plain, filter])
  asks.set(asked, { key, values: leaves.get('where') })
  return key
}

/** What is empty is asked for otherwise than what is not. */
const shapeOfStart = (after: Start | undefined) =>
  after && [after.position?.map((value) => value === null)]

/** The key of a statement that depends on values in some other way than by its parameters. */
const exactly = (key: string, leaves: Leaves) =>
  `${key} ${JSON.stringify([leaves.get('where'), leaves.get('id'), leaves.get('after')])}`

async function recall(known: Known, { asking, leaves }: { asking: Asking; leaves: Leaves }) {
  const prepared = known.byGrants.get(await signatureOf(known.involved, { asking, leaves }))
  const values = prepared?.bind(leaves)
  if (!prepared || !values) return undefined
  return { ...prepared.plan, statement: { text: prepared.plan.statement.text, values } }
}

type Compiling = { asking: Asking; key: string; leaves: Leaves }

async function compile({ asking, key, leaves }: Compiling): Promise<Plan> {
  const { refusals, shapes } = knownTo(asking.req.payload)
  try {
    const made = await planOf(asking)
    const involved = asking.grants.asked()
    const signature = await signatureOf(involved, { asking, leaves })
    const bind = await bindingFor({ asking, leaves, made })
    const as = bind ? key : exactly(key, leaves)
    const known = shapes.get(as) ?? { involved, byGrants: new Recent<string, Prepared>(100) }
    known.involved = involved
    known.byGrants.set(signature, { plan: made, bind: bind ?? onlyFor(leaves, made) })
    shapes.set(as, known)
    return made
  } catch (error) {
    if (error instanceof NotCompiled && !(error instanceof NotForThisCaller))
      refusals.set(key, error.message)
    throw error
  }
}

/** For the very same values, those in the grants included. */
function onlyFor(leaves: Leaves, { statement }: Plan): Bind {
  const own = JSON.stringify([...leaves])
  return (given) => (JSON.stringify([...given]) === own ? statement.values : undefined)
}

type Binding = { asking: Asking; leaves: Leaves; made: Plan }

async function bindingFor({ asking, leaves, made }: Binding): Promise<Bind | undefined> {
  const marks = sentinels()
  try {
    const { statement } = await planOf(withSentinels(asking, marks))
    const { origins } = marks
    return bindingOf({ made: statement, actual: made.statement, leaves, origins })
  } catch {
    // What can be asked with one value but not with another is compiled for each.
    return undefined
  }
}

/** The same read and grants, with sentinels for their values. */
function withSentinels(asking: Asking, marks: Sentinels): Asking {
  const { collection, grants, read, req } = asking
  const { payload } = req
  const { slug } = collection.config
  const marked: Grants = {
    ...grants,
    records: async (of, id) => {
      const grant = await grants.records(of, id === undefined ? undefined : read.id)
      const source = sourceOf(of, id !== undefined)
      return typeof grant === 'object' ? marks.in(grant, { payload, slug: of, source }) : grant
    },
    field: async (field, of) => {
      const grant = await grants.field(field, of)
      const source = sourceOfField(field)
      return typeof grant === 'object' ? marks.in(grant, { payload, slug: of, source }) : grant
    },
  }
  const where = read.where && marks.in(read.where, { payload, slug, source: 'where' })
  const id =
    read.id === undefined ? undefined : marks.of({ source: 'id', index: 0 }, kindOf(read.id))
  const position = asking.after?.position?.map((value, index) =>
    value === null ? null : String(marks.of({ source: 'after', index }, 'text1')),
  )
  return {
    ...asking,
    ...(position && { after: { position } }),
    grants: marked,
    read: { ...read, ...(where && { where }), ...(id !== undefined && { id }) },
  }
}

const kindOf = (id: number | string) => (typeof id === 'number' ? 'number' : 'text1')
