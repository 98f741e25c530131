import { describe, expect, test } from 'vitest'
import type { AccessArgs, Where } from 'payload'
import { registrationOpen } from '#src/access/registration.ts'
import { collections } from '#src/collections/index.ts'
import { type CallerName, type Collection, covers, rows, type Whose } from '../access-table.ts'

const me = 7
const them = 8

/** What a rule sees of a record of each kind. */
const samples: Record<Collection, Partial<Record<Whose, Record<string, unknown>>>> = {
  movies: { theirs: {} },
  persons: { theirs: {} },
  characters: { theirs: {} },
  castings: { theirs: {} },
  genres: { theirs: {} },
  countries: { theirs: {} },
  files: {
    mine: { owner: me, isPublic: false },
    theirs: { owner: them, isPublic: true },
    hidden: { owner: them, isPublic: false },
  },
  favorites: { mine: { user: me }, hidden: { user: them } },
  users: { mine: { id: me }, hidden: { id: them } },
}

const asks = (caller: CallerName, registration = 'open') =>
  ({
    req: {
      user: caller === 'anyone' ? null : { id: me, role: caller },
      payload: { config: { custom: { registration } } },
    },
  }) as unknown as AccessArgs

/** Whether a record passes what a rule answered: yes, no, or a filter of `equals`, `and` and `or`. */
const passes = (grant: boolean | Where, record: Record<string, unknown>): boolean =>
  typeof grant === 'boolean'
    ? grant
    : Object.entries(grant).every(([key, value]) => {
        const parts = value as Where[]
        if (key === 'or') return parts.some((part) => passes(part, record))
        if (key === 'and') return parts.every((part) => passes(part, record))
        expect(Object.keys(value as object)).toEqual(['equals'])
        return record[key] === (value as { equals: unknown }).equals
      })

const ruleOf = (slug: string, operation: string) => {
  const { access } = collections.find((collection) => collection.slug === slug)!
  return (
    access as Record<string, (args: AccessArgs) => boolean | Where | Promise<boolean | Where>>
  )[operation]!
}

describe('the rules', () => {
  test('the table speaks of every collection', () => {
    expect([...new Set(rows.map(({ collection }) => collection))].sort()).toEqual(
      collections.map(({ slug }) => slug).sort(),
    )
  })

  test('every collection states every operation', () => {
    expect(collections.map(({ slug, access }) => [slug, Object.keys(access ?? {}).sort()])).toEqual(
      collections.map(({ slug }) => [
        slug,
        ['admin', 'create', 'delete', 'read', 'readVersions', 'unlock', 'update'],
      ]),
    )
  })

  test.each(rows)('$collection: $caller may $operation: $answer', async (row) => {
    const grant = await ruleOf(row.collection, row.operation)(asks(row.caller))
    const records = Object.entries(samples[row.collection]) as [Whose, Record<string, unknown>][]
    const present = records.filter(([whose]) => row.caller !== 'anyone' || whose !== 'mine')
    expect(present.map(([whose, record]) => [whose, passes(grant, record)])).toEqual(
      present.map(([whose]) => [whose, covers(row.answer, whose)]),
    )
  })

  test.each([
    ['anyone', false],
    ['member', false],
    ['editor', true],
    ['admin', true],
  ] as const)('the dashboard is open to %s: %s', (caller, open) => {
    const answers = collections.map(({ slug }) => ruleOf(slug, 'admin')(asks(caller)))
    expect(new Set(answers)).toEqual(new Set([open]))
  })

  test('only an admin unlocks an account', () => {
    const unlock = ruleOf('users', 'unlock')
    const answers = ['anyone', 'member', 'editor', 'admin'] as const
    expect(answers.map((caller) => unlock(asks(caller)))).toEqual([false, false, false, true])
  })

  test('a closed house takes no registrations, and its admins still make accounts', async () => {
    expect(registrationOpen(asks('anyone', 'closed'))).toBe(false)
    expect(await ruleOf('users', 'create')(asks('anyone', 'closed'))).toBe(false)
    expect(await ruleOf('users', 'create')(asks('admin', 'closed'))).toBe(true)
  })
})
