import { randomUUID } from 'node:crypto'
import { strangersOf } from '../strangers.ts'
import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'
import type { Callers, Ids } from '../compared.ts'

type Walk = { payload: Payload; ids: Ids; n: number }
type Given = FlattenedField & {
  relationTo?: string | string[] | undefined
  hasMany?: boolean | undefined
}

const password = 'a password that only tests know'
const perCollection = 6

/** Some records in every collection, of whatever fields it has; the first of each is left empty where it can be. */
export async function fillAny(payload: Payload): Promise<{ callers: Callers; ids: Ids }> {
  const ids: Ids = {}
  const slugs = payload.config.collections
    .map(({ slug }) => slug)
    .filter((slug) => !slug.startsWith('payload-'))
  const callers: Callers = { nobody: {} }
  // Twice: what is made first refers to what is there, and is told of the rest afterwards.
  for (const slug of slugs)
    for (let n = 0; n < perCollection; n++) await make(slug, { payload, ids, n, callers })
  for (const slug of slugs)
    for (const [n, id] of (ids[slug] ?? []).entries())
      if (n > 0) await complete(slug, id, { payload, ids, n })
  for (const slug of slugs)
    if (configOf(slug, payload).auth)
      Object.assign(callers, await strangersTo(slug, { payload, callers }))
  return { callers, ids }
}

async function strangersTo(
  slug: string,
  { payload, callers }: { payload: Payload; callers: Callers },
) {
  const data = accountFor(slug, { payload, n: 99 })
  const lost = await payload.create({
    collection: slug as 'users',
    data: data as never,
    overrideAccess: true,
    disableVerificationEmail: true,
  })
  const gone = await payload.login({ collection: slug as 'users', data: data as never })
  await payload.delete({ collection: slug as 'users', id: lost.id, overrideAccess: true })
  const token = String(callers[`${slug} 1`]?.['authorization']).slice(4)
  const strangers = await strangersOf(payload, { slug, token, gone: String(gone.token) })
  return Object.fromEntries(
    Object.entries(strangers).map(([who, headers]) => [`${slug}: ${who}`, headers]),
  )
}

/** What tells an account from others, where it is one. */
function accountFor(slug: string, { payload, n }: Pick<Walk, 'payload' | 'n'>) {
  const { auth } = configOf(slug, payload)
  if (!auth) return undefined
  return {
    email: `${slug}-${n}@example.com`,
    password,
    ...(auth.loginWithUsername && { username: `${slug}-${n}` }),
    ...(auth.useAPIKey && { apiKey: randomUUID(), enableAPIKey: n % 2 === 0 }),
    ...(auth.verify && { _verified: true }),
    role: ['admin', 'editor', 'member'][n % 3],
  }
}

async function make(slug: string, { callers, ...walk }: Walk & { callers: Callers }) {
  const { payload, ids, n } = walk
  const config = configOf(slug, payload)
  const account = accountFor(slug, walk)
  const own = {
    ...dataFor(
      config.flattenedFields.filter((field) => n > 0 || ('required' in field && field.required)),
      walk,
    ),
    ...idFor(slug, walk),
    ...account,
  }
  const made = config.upload
    ? await payload.db.create({
        collection: slug as never,
        data: { ...own, ...fileFor(n) },
        req: {},
      })
    : await payload.create({
        collection: slug as never,
        data: own as never,
        depth: 0,
        overrideAccess: true,
        disableVerificationEmail: true,
      })
  ;(ids[slug] ??= []).push((made as { id: number }).id)
  if (!config.auth || n > 2) return
  const { token } = await payload.login({
    collection: slug as never,
    data: account as never,
  })
  callers[`${slug} ${n}`] = { authorization: `JWT ${String(token)}` }
  if (account?.apiKey && n === 0)
    callers[`${slug} key`] = { authorization: `${slug} API-Key ${account.apiKey}` }
}

async function complete(slug: string, id: number | string, walk: Walk) {
  const config = configOf(slug, walk.payload)
  if (config.upload) return
  const data = dataFor(
    config.flattenedFields.filter(({ type }) => ofOthers.has(type)),
    walk,
  )
  const status =
    config.versions && config.versions.drafts ? { _status: walk.n % 2 ? 'published' : 'draft' } : {}
  // Payload looks for the last version first, which it can't where a collection joins itself.
  if (config.versions) {
    await walk.payload.db.updateOne({
      collection: slug as never,
      id,
      data: {
        ...data,
        ...status,
        ...(config.trash && walk.n === 3 && { deletedAt: new Date(0).toISOString() }),
      },
      req: {},
    })
    return
  }
  await walk.payload.update({
    collection: slug as never,
    id: id,
    data: { ...data, ...status } as never,
    depth: 0,
    overrideAccess: true,
  })
  if (config.trash && walk.n === 3)
    await walk.payload.update({
      collection: slug as never,
      id: id,
      data: { deletedAt: new Date(0).toISOString() } as never,
      depth: 0,
      overrideAccess: true,
    })
}

type Stored = SanitizedCollectionConfig
type Config = Pick<Stored, 'flattenedFields' | 'trash' | 'versions'> &
  Partial<Record<'auth', Stored['auth'] | false> & Record<'upload', unknown>>

const configOf = (slug: string, { collections }: Payload): Config =>
  collections[slug as 'users'].config

const customIds: Record<string, (n: number) => number | string> = {
  text: (n) => ['a', 'B b', 'ü/é', '7', '0x1', "o'"][n % 6]!,
  number: (n) => [1, -2, 3, 1e9, 77, 8][n % 6]!,
}

function idFor(slug: string, { payload, n }: Walk) {
  const { customIDType } = payload.collections[slug as 'users']
  return customIDType ? { id: customIds[customIDType]?.(n) } : {}
}

const fileFor = (n: number) => ({
  filename: ['a.png', 'b c.png', 'é&?.png', 'd#.pdf', 'e.svg', 'f%20.png'][n % 6],
  mimeType: n === 3 ? 'application/pdf' : 'image/png',
  filesize: n,
  width: 20 + n,
  height: n,
})

const ofOthers = new Set(['relationship', 'upload', 'array', 'group', 'blocks', 'tab'])
const never = new Set(['id', 'createdAt', 'updatedAt', '_status', 'deletedAt', '_order', 'folder'])
const ofAccounts =
  /^(email|password|username|apiKey.*|enableAPIKey|salt|hash|reset.*|_verified|_verificationToken|login.*|lock.*|sessions|role)$/
const ofFiles = /^(filename|mimeType|filesize|width|height|focal[XY]|url|thumbnailURL|sizes)$/

const dataFor = (fields: FlattenedField[], walk: Walk): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .filter(
        ({ name }) =>
          !never.has(name) &&
          !ofAccounts.test(name) &&
          !ofFiles.test(name) &&
          !name.startsWith('_'),
      )
      .map((field) => [field.name, valueFor(field, walk)])
      .filter(([, value]) => value !== undefined),
  )

const texts = ['Night', "O'Brien", '100% \\ "true"', 'ünïcode 🎬', '1', '']
const numbers = [1, -2.5, 1e15, 0, 0.1 + 0.2, 1e21]
const days = [
  '1960-02-03',
  '0100-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2001-02-03T04:05:06.007Z',
  '1970-01-01',
  '1899-12-31T12:00:00.000Z',
]
const jsons = [[{ a: { b: [1, null, 'x'] } }], { t: 'x"' }, [], {}, { '': null }, [[1], 'two']]

function valueFor(field: Given, walk: Walk): unknown {
  const { n } = walk
  if ('virtual' in field && field.virtual) return undefined
  const several = (values: unknown[]) =>
    field.hasMany ? [values[n % 6], values[(n + 1) % 6]] : values[n % 6]
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the others are left empty
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'code':
      return field.type === 'text' ? several(texts) : texts[n % 6]
    case 'email':
      return `m${n}@example.com`
    case 'number':
      return several(numbers)
    case 'date':
      return days[n % 6]
    case 'checkbox':
      return n % 2 === 0
    case 'json':
      return jsons[n % 6]
    case 'richText':
      return wordsOf(n, walk)
    case 'point':
      return [n, -n]
    case 'select':
    case 'radio': {
      const values = field.options.map((option) =>
        typeof option === 'string' ? option : option.value,
      )
      const one = values[n % values.length]
      return field.hasMany ? [...new Set([one, values[(n + 1) % values.length]])] : one
    }
    case 'relationship':
    case 'upload':
      return referenceFor(field, walk)
    case 'group':
    case 'tab':
      return dataFor(field.flattenedFields, walk)
    case 'array':
      return Array.from({ length: n % 3 }, (_, m) => ({
        id: randomUUID(),
        ...dataFor(field.flattenedFields, { ...walk, n: n + m }),
      }))
    case 'blocks':
      return field.blocks.slice(0, n % 3).map((block) => ({
        id: randomUUID(),
        blockType: block.slug,
        ...dataFor(block.flattenedFields, walk),
      }))
    default:
      return undefined
  }
}

const texted = (text: string) => ({
  type: 'text',
  text,
  detail: 0,
  format: 0,
  mode: 'normal',
  style: '',
  version: 1,
})
const around = { format: '', indent: 0, version: 1, direction: null }

/** Rich text, now and then with an address or a picture in it. */
function wordsOf(n: number, { payload, ids }: Walk) {
  const link = {
    ...around,
    type: 'link',
    id: 'l1',
    version: 3,
    fields: { linkType: 'custom', newTab: false, url: 'https://example.com/?a=b' },
    children: [texted('there')],
  }
  const slug = payload.config.collections.find(({ upload }) => Boolean(upload))?.slug ?? ''
  const [value] = ids[slug] ?? []
  const picture = {
    type: 'upload',
    version: 3,
    format: '',
    id: 'u1',
    relationTo: slug,
    value,
    fields: {},
  }
  return {
    root: {
      ...around,
      type: 'root',
      children: [
        {
          ...around,
          type: 'paragraph',
          textFormat: 0,
          textStyle: '',
          children: [texted(texts[n % 6] ?? ''), ...(n % 3 === 1 ? [link] : [])],
        },
        ...(n % 3 === 2 && value !== undefined ? [picture] : []),
      ],
    },
  }
}

function referenceFor({ hasMany, relationTo }: Given, { ids, n }: Walk): unknown {
  const slugs = [relationTo ?? []].flat()
  const one = (m: number) => {
    const slug = slugs[m % slugs.length] ?? ''
    const known = ids[slug] ?? []
    if (known.length === 0) return undefined
    const value = known[m % known.length]
    return Array.isArray(relationTo) ? { relationTo: slug, value } : value
  }
  if (!hasMany) return n % 5 === 4 ? null : one(n)
  return [one(n), one(n + 1), one(n + 3)].filter((each) => each !== undefined)
}
