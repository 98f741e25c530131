import { randomUUID } from 'node:crypto'
import { strangersOf } from '../strangers.ts'
import type { Payload } from 'payload'
import type { Callers, Ids } from '../compared.ts'

type Id = number | string
type Fill = { payload: Payload; ids: Ids }

const password = 'a password that only tests know'

/** Records in every collection: some empty, some full, that refer to each other and to nothing. */
export async function fill(payload: Payload): Promise<{ callers: Callers; ids: Ids }> {
  const fill = { payload, ids: {} }
  const callers = await fillUsers(fill)
  await fillPlain(fill)
  await fillJoined(fill)
  await fillHooked(fill)
  await fillRelations(fill)
  await fillNested(fill)
  return { callers, ids: fill.ids }
}

/** Makes a record; what it returns is its id. */
async function make({ payload, ids }: Fill, collection: string, data: object): Promise<Id> {
  const { id } = await payload.create({
    collection: collection as never,
    data: data as never,
    depth: 0,
    overrideAccess: true,
  })
  ;(ids[collection] ??= []).push(id)
  return id
}

/** The nth record of a collection. */
const at = ({ ids }: Fill, collection: string, n: number): Id => {
  const known = ids[collection] ?? []
  return known[n % known.length]!
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i)

async function fillUsers(fill: Fill): Promise<Callers> {
  const { payload } = fill
  const callers: Callers = { nobody: {} }
  for (const [name, role] of Object.entries({
    admin: 'admin',
    editor: 'editor',
    member: 'member',
    other: 'member',
  })) {
    const account = { email: `${name}@example.com`, password }
    const apiKey = randomUUID()
    const friend = fill.ids['users']?.[0] ?? null
    await make(fill, 'users', {
      ...account,
      name: `O'${name} 100%`,
      role,
      friend,
      salary: 10,
      apiKey,
      enableAPIKey: role !== 'member',
    })
    const { token } = await payload.login({ collection: 'users', data: account })
    callers[name] = { authorization: `JWT ${String(token)}` }
    if (name === 'editor') callers['key'] = { authorization: `users API-Key ${apiKey}` }
  }
  const visitor = { email: 'visitor@example.com', password }
  await make(fill, 'visitors', { ...visitor, nick: 'v' })
  const { token } = await payload.login({ collection: 'visitors' as 'users', data: visitor })
  const lost = await make({ payload, ids: {} }, 'users', { email: 'gone@example.com', password })
  const gone = await payload.login({
    collection: 'users',
    data: { email: 'gone@example.com', password },
  })
  await payload.delete({ collection: 'users', id: Number(lost), overrideAccess: true })
  return {
    ...callers,
    visitor: { authorization: `JWT ${String(token)}` },
    ...(await strangersOf(payload, {
      slug: 'users',
      token: String(callers['member']?.['authorization']).slice(4),
      gone: String(gone.token),
    })),
  }
}

const say = (text: string, ...more: object[]) => ({
  root: {
    type: 'root',
    format: '',
    indent: 0,
    version: 1,
    direction: null,
    children: [
      {
        type: 'paragraph',
        format: '',
        indent: 0,
        version: 1,
        direction: null,
        textFormat: 0,
        children: [
          { type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 },
        ],
      },
      ...more,
    ],
  },
})

const block = (fields: object) => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: randomUUID(), blockName: '', ...fields },
})

const full = (n: number) => ({
  text: ['Night', "O'Brien", '100% \\ "true"', 'ünïcode 🎬', '1', ''][n % 6],
  texts: [`t${n}`, 'b', 'a'],
  area: `two\nlines ${n}`,
  mail: `m${n}@example.com`,
  number: [1, -2.5, 1e15, 0, 123_456_789.123][n % 5],
  numbers: [n, 2, 1.5],
  day: `19${60 + n}-02-03`,
  moment: `2001-0${(n % 9) + 1}-02T03:04:05.678Z`,
  moment_tz: 'Asia/Tokyo',
  check: n % 2 === 0,
  option: ['red', 'light blue'][n % 2],
  options: ['light blue', 'red'],
  radio: ['1', 'two'][n % 2],
  json: [{ a: { b: [1, null, 'x'] } }, [1, 2], { text: 'x' }, [], {}][n % 5],
  code: 'let x = "<b>"',
})

async function fillPlain(fill: Fill) {
  await make(fill, 'scalars', {})
  for (const n of range(7))
    await make(fill, 'scalars', {
      ...full(n),
      rich: say(`rich ${n}`),
      richer: say(
        'richer',
        ...(n % 2
          ? [
              block({ blockType: 'note' }),
              block({ blockType: 'about', whom: at(fill, 'users', n) }),
            ]
          : []),
      ),
      ...(n > 3 && { preset: null }),
      snake_case: `s${n}`,
      CapitalName: `C${n % 2}`,
      renamed: `r${n}`,
    })
  for (const n of range(3)) await make(fill, 'bare-things', { name: `bare ${n}` })
  for (const n of range(4))
    await make(fill, 'text-ids', {
      id: ['one', 'Two 2', '3', 'four-4'][n],
      name: `name ${n}`,
      ...(n > 0 && { next: at(fill, 'text-ids', 0), all: fill.ids['text-ids'] }),
    })
  for (const n of range(3))
    await make(fill, 'number-ids', {
      id: 10 ** n + 0.5 * (n % 2),
      name: `n${n}`,
      named: at(fill, 'text-ids', n),
    })
  const { payload, ids } = fill
  for (const n of range(4)) {
    const filename = ['a.png', 'b c.png', 'é&?.png', 'doc.pdf'][n]
    const { id } = await payload.db.create({
      collection: 'media' as never,
      data: {
        alt: `alt ${n}`,
        isPublic: n % 2 === 0,
        filename,
        mimeType: 'image/png',
        filesize: 10 * n,
        width: 20,
        height: 10,
        ...(n !== 3 && {
          sizes: {
            small: {
              filename: `small-${filename}`,
              width: 10,
              height: 5,
              filesize: 3,
              mimeType: 'image/png',
            },
          },
        }),
      },
      req: {},
    })
    ;(ids['media'] ??= []).push(id)
  }
}

async function fillJoined(fill: Fill) {
  for (const n of range(3)) await make(fill, 'joined', { title: `joined ${n}` })
  for (const n of range(12)) {
    const [one, two] = [at(fill, 'joined', n % 2), at(fill, 'joined', n % 3)]
    await make(fill, 'joining', {
      number: n % 4 === 3 ? null : n,
      one,
      many: n % 2 ? [two, one] : [two],
      secret: `s${n}`,
      any:
        n % 3
          ? { relationTo: 'joined', value: one }
          : { relationTo: 'users', value: at(fill, 'users', n) },
      rows: n % 2 ? [{ one: two }, { one }] : [],
      group: { one: n % 3 ? two : null },
    })
    await make(fill, 'owned-joining', { number: n, one, owner: at(fill, 'users', n) })
  }
}

async function fillHooked(fill: Fill) {
  for (const n of range(4)) {
    const title = `title ${n}`
    const owner = at(fill, 'users', n)
    await make(fill, 'hooked', {
      title,
      loud: `loud ${n}`,
      declared: n ? `declared ${n}` : null,
      ...(n && { self: at(fill, 'hooked', 0) }),
    })
    await make(fill, 'declared', {
      title,
      declared: n ? `declared ${n}` : null,
      ...(n && { self: at(fill, 'declared', 0) }),
    })
    for (const slug of ['after-read', 'before-read', 'finished', 'versioned', 'ordered'])
      await make(fill, slug, { title })
    await make(fill, 'operated', { title, secret: n % 2 === 0 })
    await make(fill, 'drafts', { title, _status: n % 2 ? 'published' : 'draft', rows: [{ n }] })
    await make(fill, 'trashed', { title, ...(n % 2 && { deletedAt: '2020-01-01T00:00:00.000Z' }) })
    await make(fill, 'virtuals', { title, ...(n && { owner }) })
    await make(fill, 'owned', { title, owner })
    await make(fill, 'slim', {
      title,
      number: n,
      text: 'text',
      group: { always: 'a', else: 'b' },
      owner,
    })
    await make(fill, 'by-record', { title, owner: n + 1, diary: `dear diary ${n}` })
    await make(fill, 'guarded', {
      title,
      secret: `secret ${n}`,
      never: n,
      hidden: `hidden ${n}`,
      owner,
      patron: owner,
      patrons: [owner, at(fill, 'users', 0)],
      group: { inner: 'i' },
      open: { shut: `shut ${n}` },
      rows: [{ inner: 'x' }],
      openRows: [{ shut: 'y' }],
      tags: ['t'],
      options: ['b', 'a'],
      day: '2000-01-01',
    })
  }
  await make(fill, 'guarded', {})
  await make(fill, 'boxes', {})
  for (const n of range(5))
    await make(fill, 'boxes', {
      label: `box ${n % 3}`,
      size: n % 2,
      slots: range(n).map((m) => ({
        owner: at(fill, 'users', m),
        many: [at(fill, 'users', m + 1), at(fill, 'users', m)],
        words: ['w', `${m}`],
        numbers: [m, 1],
        inner: [{ options: ['y', 'x'] }, {}],
      })),
    })
}

async function fillRelations(fill: Fill) {
  const one = (slug: string, n: number) => at(fill, slug, n)
  const any = (relationTo: string, n: number) => ({ relationTo, value: one(relationTo, n) })
  await make(fill, 'relations', { title: 'alone' })
  for (const n of range(6))
    await make(fill, 'relations', {
      title: `relation ${n}`,
      owner: one('users', n),
      self: one('relations', n),
      scalar: one('scalars', n),
      many: [one('boxes', n + 1), one('boxes', n)],
      any: any(['users', 'boxes', 'text-ids'][n % 3]!, n),
      anyMany:
        n % 2
          ? [any('users', n), any('boxes', n), any('slim', n), any('users', n + 1)]
          : [any('users', n)],
      picture: one('media', n),
      pictures: [one('media', n + 1), one('media', n)],
      named: one('text-ids', n),
      numbered: one('number-ids', n),
      numberedMany: [one('number-ids', n), one('number-ids', n + 1)],
      owned: one('owned', n),
      ownedMany: [one('owned', n), one('owned', n + 1)],
      guarded: one('guarded', n),
      slim: one('slim', n),
      never: one('scalars', n),
    })
  for (const n of range(4))
    await make(fill, 'to-hooked', {
      title: `to ${n}`,
      hooked: one('hooked', n),
      after: one('after-read', n),
      before: [one('before-read', n), one('before-read', n + 1)],
      operated: one('operated', n),
      operatedMany: [one('operated', n), one('operated', n + 1)],
      finished: one('finished', n),
      draft: one('drafts', n),
      trashed: one('trashed', n),
      virtual: one('virtuals', n),
    })
}

async function fillNested(fill: Fill) {
  const user = (n: number) => at(fill, 'users', n)
  const any = (n: number) =>
    n % 2
      ? { relationTo: 'users', value: user(n) }
      : { relationTo: 'scalars', value: at(fill, 'scalars', n) }
  await make(fill, 'grouped-rows', {
    title: 'grouped',
    rows: [{ text: 'a', group: { inner: 'i' } }],
  })
  await make(fill, 'nested', {})
  for (const n of range(4))
    await make(fill, 'nested', {
      inRow: `row ${n}`,
      folded: n,
      inUnnamed: 'u',
      inTab: 't',
      tab: { text: n ? 'x' : null, camelCased: [{ n }, { n: 1 }] },
      group: {
        text: `g${n}`,
        options: ['b', 'a'],
        numbers: [n, 1],
        owner: user(n),
        many: [at(fill, 'relations', n)],
        deep: { day: '1999-02-03', list: [{ item: 'i' }], any: any(n) },
      },
      rows: range(n).map((m) => ({
        ...full(m),
        owner: user(m),
        picture: at(fill, 'media', m),
        many: [user(m), user(n)],
        any: any(m),
        inner: range(m).map(() => ({
          label: 'l',
          tags: ['q', 'p'],
          friends: [user(m)],
          colours: ['y'],
        })),
      })),
      blocks:
        n % 2
          ? [
              { blockType: 'quote', words: `w${n}`, by: user(n) },
              {
                blockType: 'gallery',
                pictures: [at(fill, 'media', n)],
                captions: [{ caption: 'c' }],
              },
            ]
          : [],
    })
}
