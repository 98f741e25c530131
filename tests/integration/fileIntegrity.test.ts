import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { sql } from '@payloadcms/db-postgres'
import { createLocalReq } from 'payload'
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { env } from '#src/env.ts'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { openBucket, toClientConfig } from '#src/plugins/storage/bucket.ts'
import { serveFile } from '#src/plugins/storage/serve/serveFile.ts'
import { sweep } from '#src/plugins/storage/sweep/sweep.ts'
import { makeCaller, makeMovie, unique } from '../support/factories.ts'
import { del, fetchApi, get, patch, payload } from '../support/marquee.ts'
import { draw, objectsOf, upload } from '../support/uploads.ts'

const editor = await makeCaller('editor')
const { hooks } = payload.collections.files.config

/** Runs after the collection's own hooks, for one test. */
const then = <Name extends 'afterChange' | 'afterDelete'>(
  name: Name,
  hook: (typeof hooks)[Name][number],
) => {
  hooks[name].push(hook as never)
}
const own = { afterChange: hooks.afterChange.length, afterDelete: hooks.afterDelete.length }
afterEach(() => {
  hooks.afterChange.length = own.afterChange
  hooks.afterDelete.length = own.afterDelete
})

const fail = () => {
  throw new Error('something later goes wrong')
}
/** Leaves the transaction in a state in which Postgres refuses its COMMIT. */
const spoil: CollectionAfterChangeHook & CollectionAfterDeleteHook = async ({ doc, req }) => {
  await inTransaction(req, sql`select 1 / 0`).catch(() => undefined)
  return doc as unknown
}

/** The keys that the store was asked to keep while `act` ran. */
const keysOf = async (act: () => Promise<unknown>) => {
  const keys: string[] = []
  then('afterChange', ({ doc }) => {
    keys.push(String(doc.key))
  })
  // The one that fails comes last.
  hooks.afterChange.splice(own.afterChange, 0, hooks.afterChange.pop()!)
  await act()
  return keys
}

describe('an upload that is not stored in the end', () => {
  it.each([
    ['because a later step fails', fail],
    ['because the commit fails', spoil],
  ])('leaves no object: %s', async (_, hook) => {
    vi.spyOn(payload.logger, 'error').mockReturnValue(undefined)
    then('afterChange', hook)
    const filename = `${unique('lost')}.jpg`
    const keys = await keysOf(async () => {
      expect((await upload(await draw(), { name: filename, caller: editor })).status).toBe(500)
    })
    expect(await Promise.all(keys.map(objectsOf))).toEqual([[]])
    const { body } = await get(`/api/files?where[filename][equals]=${filename}`, { caller: editor })
    expect(body.docs).toEqual([])
  })

  it('in place of another leaves the other as it was', async () => {
    const { doc } = await upload(await draw(), { caller: editor })
    vi.spyOn(payload.logger, 'error').mockReturnValue(undefined)
    then('afterChange', fail)
    const { status } = await upload(await draw({ width: 99 }), {
      to: `/api/files/${doc.id}`,
      caller: editor,
    })
    expect([status, (await objectsOf(doc.key!)).length]).toEqual([500, 5])
    expect((await fetchApi(new URL(doc.url!).pathname)).status).toBe(200)
  })
})

describe('a deletion', () => {
  it.each(['', '?select[alt]=true'])('takes the objects along %s', async (query) => {
    const { doc } = await upload(await draw(), { caller: editor })
    await del(`/api/files/${doc.id}${query}`, { caller: editor })
    expect(await objectsOf(doc.key!)).toEqual([])
  })

  it('of many takes the objects of those that went, and keeps those of the refused', async () => {
    const [gone, kept] = [
      await upload(await draw(), { caller: editor }),
      await upload(await draw(), { caller: editor }),
    ]
    await makeMovie({ poster: kept.doc.id })
    const answer = await del(`/api/files?where[id][in]=${gone.doc.id},${kept.doc.id}`, {
      caller: editor,
    })
    expect(answer.body.docs.map(({ id }: { id: number }) => id)).toEqual([gone.doc.id])
    expect([
      (await objectsOf(gone.doc.key!)).length,
      (await objectsOf(kept.doc.key!)).length,
    ]).toEqual([0, 5])
  })

  it.each([
    ['a later step', fail],
    ['the commit', spoil],
  ])('that fails at %s keeps the objects', async (_, hook) => {
    const { doc } = await upload(await draw(), { caller: editor })
    vi.spyOn(payload.logger, 'error').mockReturnValue(undefined)
    then('afterDelete', hook)
    await del(`/api/files/${doc.id}`, { caller: editor })
    expect((await objectsOf(doc.key!)).length).toBe(5)
  })

  it('of a user takes their private files and avatar, objects and all', async () => {
    const member = await makeCaller()
    const [hidden, avatar, shared] = await Promise.all(
      [false, true, true].map(
        async (isPublic) =>
          (await upload(await draw(), { fields: { isPublic }, caller: member })).doc,
      ),
    )
    await patch(`/api/users/${member.user.id}`, { avatar: avatar!.id }, { caller: member })
    await del(`/api/users/${member.user.id}`, { caller: await makeCaller('admin') })
    expect(
      await Promise.all(
        [hidden, avatar, shared].map(async (doc) => (await objectsOf(doc!.key!)).length),
      ),
    ).toEqual([0, 0, 5])
    expect((await get(`/api/files/${shared!.id}?depth=0`, { caller: editor })).body.owner).toBe(
      null,
    )
  })

  it('of an avatar clears it', async () => {
    const member = await makeCaller()
    const { doc } = await upload(await draw(), { caller: member })
    await patch(`/api/users/${member.user.id}`, { avatar: doc.id }, { caller: member })
    await del(`/api/files/${doc.id}`, { caller: member })
    expect((await get(`/api/users/${member.user.id}`, { caller: member })).body.avatar).toBe(null)
  })
})

describe("a user's avatar", () => {
  it("is never another's picture", async () => {
    const { doc } = await upload(await draw(), {
      fields: { isPublic: false },
      caller: await makeCaller(),
    })
    const member = await makeCaller()
    const answer = await patch(
      `/api/users/${member.user.id}`,
      { avatar: doc.id },
      { caller: member },
    )
    expect([
      answer.status,
      (await get('/api/users/me', { caller: member })).body.user.avatar ?? null,
    ]).toEqual([400, null])
  })
})

describe('the sweep', () => {
  const settings = { ...env.s3!, bucket: `sweep-${Date.now()}` }
  const swept = openBucket(settings)
  const client = new S3Client(toClientConfig(settings))
  const orphan = 'files/11111111-0000-4000-8000-000000000000/lost.jpg'
  const sweepNow = async (given: object = {}) =>
    sweep(
      { bucket: swept, req: await createLocalReq({}, payload) },
      { olderThanHours: 0, dryRun: false, ...given },
    )

  it('removes what no record names, and nothing else', async () => {
    await client.send(new CreateBucketCommand({ Bucket: settings.bucket }))
    const { doc } = await upload(await draw(), { caller: editor })
    const keys = [doc.key!, `${doc.key}.w92.webp`, orphan, `${orphan}.w92.webp`, 'elsewhere/x.jpg']
    for (const key of keys) await swept.put({ key, body: Buffer.from('x'), mimeType: 'image/jpeg' })

    const dry = await sweepNow({ dryRun: true })
    const young = await sweepNow({ olderThanHours: 1 })
    const wet = await sweepNow()
    const left = await Promise.all(keys.map((key) => swept.has(key)))
    expect([dry.withoutRecord, young.withoutRecord, wet.withoutRecord, left]).toEqual([
      [orphan, `${orphan}.w92.webp`],
      [],
      [orphan, `${orphan}.w92.webp`],
      [true, true, false, false, true],
    ])
    expect(
      wet.withoutObject.filter(({ recordId }) => recordId === doc.id).map(({ key }) => key),
    ).toEqual(['w185', 'w342', 'w780'].map((size) => `${doc.key}.${size}.webp`))
  })
})

describe('without its object store the server', () => {
  const away = openBucket({ ...env.s3!, endpoint: 'http://127.0.0.1:9' })

  it('answers 503 for a file, and says so', async () => {
    const { doc } = await upload(await draw(), { caller: editor })
    const req = await createLocalReq({}, payload)
    req.routeParams = { filename: doc.filename! }
    await expect(serveFile(away)(req)).rejects.toMatchObject({ status: 503 })
  })
})
