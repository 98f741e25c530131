import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { createDatabase } from '../../dev/postgres.ts'
import { askOurs, askOursDocument } from '../support/compared.ts'
import { makeTables, pairOver } from '../support/kinds/world.ts'
import type { Access, PayloadRequest } from 'payload'
import type { Kind } from '../support/kinds/users.ts'

/** How often each rule was asked. */
const calls = new Map<string, number>()
const counted = (name: string) => () => {
  calls.set(name, (calls.get(name) ?? 0) + 1)
  return true
}

const Authors: Kind = {
  slug: 'authors',
  auth: true,
  access: { read: counted('authors') as Access },
  fields: [
    { name: 'name', type: 'text', access: { read: counted('authors.name') } },
    { name: 'friend', type: 'relationship', relationTo: 'authors' },
    { name: 'books', type: 'join', collection: 'books', on: 'author' },
  ],
}
const Books: Kind = {
  slug: 'books',
  access: { read: counted('books') as Access },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'author', type: 'relationship', relationTo: 'authors' },
  ],
}

const url = await createDatabase(inject('postgresUrl'), `calls_${process.pid}`)
const pair = await pairOver({ url, collections: [Authors, Books] })
await makeTables(pair.ours)
const world = { ...pair, callers: {}, ids: {} }
const req = {} as PayloadRequest
for (const friend of [null, 1])
  await pair.stock.db.create({
    collection: 'authors' as never,
    data: { name: 'n', email: `a${friend}@example.com`, friend },
    req,
  })
await pair.stock.db.create({ collection: 'books' as never, data: { title: 't', author: 2 }, req })

afterAll(() => Promise.all([pair.ours.destroy(), pair.stock.destroy()]))
beforeEach(() => {
  calls.clear()
})

const paths = [
  '/api/authors',
  '/api/authors/2?depth=0',
  '/api/authors/2?depth=2',
  '/api/authors/count',
  '/api/books?depth=2',
  '/api/books?where[author.name][equals]=n&sort=author.name',
  '/api/books/1?depth=1',
  '/api/authors?joins[books][where][author.name][equals]=n&joins[books][sort]=author.name&depth=2',
  '/api/authors?where[books.title][equals]=t&where[friend.name][equals]=n&after=',
]

// Whether it is the first such read or comes out of what was compiled before.
test.each(paths.flatMap((path) => [path, `${path}#again`]))(
  '%s asks each rule, of records and of fields, at most once',
  async (asked) => {
    const path = asked.replace('#again', '')
    expect(await askOurs(world, { path, headers: {} })).toMatchObject({
      status: 200,
      way: 'compiled',
    })
    expect([...calls].filter(([, times]) => times > 1)).toEqual([])
  },
)

test('a document asks each rule at most once', async () => {
  const query =
    '{ Books { docs { title author { name friend { name } books { docs { title } } } } } Authors { totalDocs } }'
  const { answer } = await askOursDocument(world, {
    document: { query, variables: {} },
    headers: {},
  })
  expect([answer?.errors, Object.fromEntries(calls)]).toEqual([
    undefined,
    { books: 1, authors: 1, 'authors.name': 1 },
  ])
})
