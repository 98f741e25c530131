import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import {
  clientOf,
  makeBucket,
  md5,
  openService,
  refusalOf,
  removeBucket,
  type Service,
  sendRaw,
  sendSigned,
  toRefusal,
} from './s3Service.ts'

// Every claim here holds for any S3 service: S3_ENDPOINT and keys name another than ours.
let service: Service
let client: S3Client
let Bucket: string

beforeAll(async () => {
  service = await openService()
  client = clientOf(service)
  Bucket = await makeBucket(client)
})

afterAll(async () => {
  await removeBucket(client, Bucket)
  client.destroy()
  await service.stop()
})

const put = (Key: string, Body: PutObjectCommandInput['Body'] = '', more = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))

const get = async (Key: string, more: Partial<GetObjectCommandInput> = {}) => {
  const answer = await client.send(new GetObjectCommand({ Bucket, Key, ...more }))
  const body = Buffer.from((await answer.Body?.transformToByteArray()) ?? [])
  return { ...answer, body, text: body.toString() }
}

const head = (Key: string) => client.send(new HeadObjectCommand({ Bucket, Key }))

const listed = async (
  input: Omit<ConstructorParameters<typeof ListObjectsV2Command>[0], 'Bucket'>,
) => {
  const pages = paginateListObjectsV2({ client }, { Bucket, ...input })
  const found: string[] = []
  for await (const { Contents = [], CommonPrefixes = [] } of pages)
    found.push(
      ...Contents.map(({ Key }) => Key ?? ''),
      ...CommonPrefixes.map((p) => p.Prefix ?? ''),
    )
  return found
}

const quoted = (etag: string): string => `"${etag}"`
const MiB = 1024 * 1024

describe('an object', () => {
  it('comes back byte for byte with its type and metadata', async () => {
    const Body = randomBytes(300_000)
    await put('round/trip', Body, {
      ContentType: 'image/webp',
      CacheControl: 'max-age=60',
      ContentDisposition: 'attachment; filename="a b.webp"',
      ContentLanguage: 'en',
      Metadata: { owner: '42', empty: '' },
    })
    const { body, ContentType, CacheControl, ContentDisposition, ContentLanguage, ...rest } =
      await get('round/trip')
    expect(body.equals(Body)).toBe(true)
    expect({ ContentType, CacheControl, ContentDisposition, ContentLanguage }).toEqual({
      ContentType: 'image/webp',
      CacheControl: 'max-age=60',
      ContentDisposition: 'attachment; filename="a b.webp"',
      ContentLanguage: 'en',
    })
    expect([rest.Metadata?.['owner'], rest.ETag, rest.ContentLength, rest.AcceptRanges]).toEqual([
      '42',
      quoted(md5(Body)),
      300_000,
      'bytes',
    ])
  })

  it.each([0, 1, 65_535, 65_536, 65_537, 3 * MiB])('may have %i bytes', async (size) => {
    const Body = randomBytes(size)
    const { ETag } = await put('sized', Body)
    const { body, ContentLength } = await get('sized')
    expect([ETag, ContentLength, md5(body)]).toEqual([quoted(md5(Body)), size, md5(Body)])
  })

  it('is described by HEAD as by GET', async () => {
    await put('described', 'some text', { ContentType: 'text/plain', Metadata: { a: 'b' } })
    const { $metadata: ofHead, ...headed } = await head('described')
    const { $metadata: ofGet, Body, body, text, ...got } = await get('described')
    expect([ofHead.httpStatusCode, ofGet.httpStatusCode, Body !== undefined, text]).toEqual([
      200,
      200,
      true,
      body.toString(),
    ])
    expect(headed).toEqual(got)
  })

  it('is replaced whole, metadata too', async () => {
    await put('replaced', 'first, and longer', { Metadata: { version: '1' } })
    await put('replaced', 'second', { ContentType: 'text/plain' })
    const { text, Metadata, ContentType } = await get('replaced')
    expect([text, Metadata, ContentType]).toEqual(['second', {}, 'text/plain'])
  })

  it('is gone once deleted, and deleting it again is no error', async () => {
    await put('deleted', 'x')
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'deleted' }))
    const again = await client.send(new DeleteObjectCommand({ Bucket, Key: 'deleted' }))
    expect(again.$metadata.httpStatusCode).toBe(204)
    expect(await refusalOf(get('deleted'))).toEqual([404, 'NoSuchKey'])
    expect((await refusalOf(head('deleted')))[0]).toBe(404)
  })

  it('is missed by name, as is a bucket', async () => {
    expect(await refusalOf(get('never/there'))).toEqual([404, 'NoSuchKey'])
    const elsewhere = { Bucket: `${Bucket}-not`, Key: 'a' }
    expect(await refusalOf(client.send(new GetObjectCommand(elsewhere)))).toEqual([
      404,
      'NoSuchBucket',
    ])
    expect(await refusalOf(client.send(new PutObjectCommand({ ...elsewhere, Body: 'x' })))).toEqual(
      [404, 'NoSuchBucket'],
    )
  })

  it('is deleted with many others in one request', async () => {
    const keys = Array.from({ length: 25 }, (_, index) => `many/<&> ${index}'"é`)
    for (const key of keys) await put(key, 'x')
    const Objects = [...keys, 'many/none'].map((Key) => ({ Key }))
    const { Deleted = [], Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    )
    expect(Errors).toEqual([])
    expect(Deleted.map(({ Key }) => Key).sort()).toEqual(Objects.map(({ Key }) => Key).sort())
    expect(await listed({ Prefix: 'many/' })).toEqual([])
  })

  it('is stored from a stream whose length is known', async () => {
    const Body = randomBytes(2 * MiB)
    const pieces = Array.from({ length: 32 }, (_, i) => Body.subarray(i * 65_536, (i + 1) * 65_536))
    await put('streamed', Readable.from(pieces), { ContentLength: Body.length })
    expect(md5((await get('streamed')).body)).toBe(md5(Body))
  })
})

describe('a range', () => {
  const text = '0123456789'
  beforeAll(() => put('ranged', text))

  it.each([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=7-99', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', text, 'bytes 0-9/10'],
  ])('%s is answered with that part', async (Range, expected, ContentRange) => {
    const answer = await get('ranged', { Range })
    expect([answer.$metadata.httpStatusCode, answer.text, answer.ContentRange]).toEqual([
      206,
      expected,
      ContentRange,
    ])
  })

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=99-100'])('%s is outside', async (Range) => {
    expect(await refusalOf(get('ranged', { Range }))).toEqual([416, 'InvalidRange'])
  })

  it('works on HEAD', async () => {
    const input = { Bucket, Key: 'ranged', Range: 'bytes=2-4' }
    const { $metadata, ContentLength } = await client.send(new HeadObjectCommand(input))
    expect([$metadata.httpStatusCode, ContentLength]).toEqual([206, 3])
  })

  it('covers the right bytes of a large object', async () => {
    const Body = randomBytes(3 * MiB)
    await put('ranged-large', Body)
    const { body } = await get('ranged-large', { Range: 'bytes=1000000-2500000' })
    expect(body.equals(Body.subarray(1_000_000, 2_500_001))).toBe(true)
  })
})

describe('a condition', () => {
  const etag = quoted(md5('conditional'))
  const before = new Date(Date.now() - 3_600_000)
  const after = new Date(Date.now() + 3_600_000)
  beforeAll(() => put('conditional', 'conditional'))

  it.each([
    ['If-Match that fits', { IfMatch: etag }, 200],
    ['If-Match that does not', { IfMatch: '"other"' }, 412],
    ['If-None-Match that fits', { IfNoneMatch: etag }, 304],
    ['If-None-Match that does not', { IfNoneMatch: '"other"' }, 200],
    ['If-Modified-Since of before', { IfModifiedSince: before }, 200],
    ['If-Unmodified-Since of before', { IfUnmodifiedSince: before }, 412],
    ['If-Unmodified-Since of after', { IfUnmodifiedSince: after }, 200],
    ['If-Match over If-Unmodified-Since', { IfMatch: etag, IfUnmodifiedSince: before }, 200],
  ])('%s decides a read', async (_, conditions, status) => {
    expect((await refusalOf(get('conditional', conditions)))[0]).toBe(status)
  })

  it('of If-Modified-Since is not met by its own Last-Modified', async () => {
    const { LastModified } = await head('conditional')
    expect((await refusalOf(get('conditional', { IfModifiedSince: LastModified })))[0]).toBe(304)
  })

  it('lets a write make what is missing and nothing else', async () => {
    await put('made-once', 'first', { IfNoneMatch: '*' })
    expect(await refusalOf(put('made-once', 'second', { IfNoneMatch: '*' }))).toEqual([
      412,
      'PreconditionFailed',
    ])
    expect((await get('made-once')).text).toBe('first')
  })
})

describe('a response', () => {
  it('has the headers that the request asks for instead', async () => {
    await put('overridden', 'x', { ContentType: 'text/plain' })
    const { ContentType, ContentDisposition, CacheControl } = await get('overridden', {
      ResponseContentType: 'application/pdf',
      ResponseContentDisposition: 'attachment; filename="x.pdf"',
      ResponseCacheControl: 'no-store',
    })
    expect([ContentType, ContentDisposition, CacheControl]).toEqual([
      'application/pdf',
      'attachment; filename="x.pdf"',
      'no-store',
    ])
  })
})

describe('Content-MD5', () => {
  const digest = (text: string) => createHash('md5').update(text).digest('base64')

  it('that is right lets a write pass', async () => {
    await put('digested', 'text', { ContentMD5: digest('text') })
    expect((await get('digested')).text).toBe('text')
  })

  it('that is another leaves what was there', async () => {
    await put('digested-wrong', 'before')
    const refused = await refusalOf(put('digested-wrong', 'text', { ContentMD5: digest('txet') }))
    expect(refused).toEqual([400, 'BadDigest'])
    expect((await get('digested-wrong')).text).toBe('before')
  })

  it('that is none is refused', async () => {
    const refused = await refusalOf(put('digested', 'text', { ContentMD5: 'bm9uZQ==' }))
    expect(refused).toEqual([400, 'InvalidDigest'])
  })
})

describe('a copy', () => {
  const copy = (Key: string, CopySource: string, more = {}) =>
    client.send(new CopyObjectCommand({ Bucket, Key, CopySource, ...more }))

  it('has the bytes and the metadata of its source', async () => {
    const key = 'copied/von ü & ?+%.txt'
    await put(key, 'to be copied', { ContentType: 'text/plain', Metadata: { a: '1' } })
    await copy('copy', `${Bucket}/${encodeURIComponent(key)}`)
    const { text, ContentType, Metadata, ETag } = await get('copy')
    expect([text, ContentType, Metadata, ETag]).toEqual([
      'to be copied',
      'text/plain',
      { a: '1' },
      quoted(md5('to be copied')),
    ])
  })

  it('may bring metadata of its own, onto itself too', async () => {
    await put('retouched', 'text', { Metadata: { a: '1' } })
    await copy('retouched', `${Bucket}/retouched`, {
      MetadataDirective: 'REPLACE',
      ContentType: 'text/html',
      Metadata: { b: '2' },
    })
    const { text, ContentType, Metadata } = await get('retouched')
    expect([text, ContentType, Metadata]).toEqual(['text', 'text/html', { b: '2' }])
  })

  it('onto itself that changes nothing is refused', async () => {
    await put('same', 'text')
    expect(await refusalOf(copy('same', `${Bucket}/same`))).toEqual([400, 'InvalidRequest'])
  })

  it('needs a source', async () => {
    expect(await refusalOf(copy('copy', `${Bucket}/none`))).toEqual([404, 'NoSuchKey'])
  })
})

describe('a multipart upload', () => {
  const begin = async (Key: string, more = {}) => {
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ...more }),
    )
    const Target = { Bucket, Key, UploadId }
    return {
      Target,
      part: (PartNumber: number, Body: Buffer | string) =>
        client.send(new UploadPartCommand({ ...Target, PartNumber, Body })),
      complete: (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
        client.send(new CompleteMultipartUploadCommand({ ...Target, MultipartUpload: { Parts } })),
      abort: () => client.send(new AbortMultipartUploadCommand(Target)),
      parts: () => client.send(new ListPartsCommand(Target)),
    }
  }

  const etagOf = (...parts: (Buffer | string)[]): string => {
    const hash = createHash('md5')
    for (const part of parts) hash.update(md5(part), 'hex')
    return quoted(`${hash.digest('hex')}-${parts.length}`)
  }

  it('becomes one object when it is completed, and not before', async () => {
    const upload = await begin('parted', { ContentType: 'video/mp4', Metadata: { a: '1' } })
    const [first, second] = [randomBytes(5 * MiB), randomBytes(100)]
    const b = await upload.part(2, second)
    const a = await upload.part(1, first)
    expect(await refusalOf(get('parted'))).toEqual([404, 'NoSuchKey'])
    const { Parts = [] } = await upload.parts()
    expect(Parts.map(({ PartNumber, Size, ETag }) => [PartNumber, Size, ETag])).toEqual([
      [1, 5 * MiB, quoted(md5(first))],
      [2, 100, quoted(md5(second))],
    ])
    await upload.complete([
      { PartNumber: 1, ETag: a.ETag },
      { PartNumber: 2, ETag: b.ETag },
    ])
    const { body, ETag, ContentType, Metadata } = await get('parted')
    expect(body.equals(Buffer.concat([first, second]))).toBe(true)
    expect([ETag, ContentType, Metadata]).toEqual([etagOf(first, second), 'video/mp4', { a: '1' }])
  })

  it('keeps the last of several parts of one number', async () => {
    const upload = await begin('parted-again')
    await upload.part(1, 'first')
    const { ETag } = await upload.part(1, 'second')
    await upload.complete([{ PartNumber: 1, ETag }])
    expect((await get('parted-again')).text).toBe('second')
  })

  it('is refused with a wrong or a small part, and can go on', async () => {
    const upload = await begin('parted-wrong')
    const [one, two] = [await upload.part(1, 'one'), await upload.part(2, 'two')]
    const listing = (second: string | undefined) => [
      { PartNumber: 1, ETag: one.ETag },
      { PartNumber: 2, ETag: second },
    ]
    expect(await refusalOf(upload.complete(listing(two.ETag)))).toEqual([400, 'EntityTooSmall'])
    const { ETag } = await upload.part(1, randomBytes(5 * MiB))
    expect(await refusalOf(upload.complete(listing(two.ETag)))).toEqual([400, 'InvalidPart'])
    await upload.complete([
      { PartNumber: 1, ETag },
      { PartNumber: 2, ETag: two.ETag },
    ])
    expect((await head('parted-wrong')).ContentLength).toBe(5 * MiB + 3)
  })

  it('is gone once aborted', async () => {
    const upload = await begin('parted-aborted')
    await upload.part(1, 'one')
    await upload.abort()
    expect((await refusalOf(upload.parts()))[0]).toBe(404)
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }))
    expect(Uploads.filter(({ Key }) => Key === 'parted-aborted')).toEqual([])
  })

  it('is listed while it is open', async () => {
    const upload = await begin('parted-open')
    const input = { Bucket, Prefix: 'parted-open' }
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand(input))
    expect(Uploads.map(({ Key, UploadId }) => [Key, UploadId])).toEqual([
      ['parted-open', upload.Target.UploadId],
    ])
    await upload.abort()
  })

  it('takes parts from other objects', async () => {
    await put('part/source', '0123456789')
    const upload = await begin('part/target')
    const source = { CopySource: `${Bucket}/part/source`, CopySourceRange: 'bytes=2-5' }
    const { CopyPartResult } = await client.send(
      new UploadPartCopyCommand({ ...upload.Target, ...source, PartNumber: 1 }),
    )
    await upload.complete([{ PartNumber: 1, ETag: CopyPartResult?.ETag }])
    expect((await get('part/target')).text).toBe('2345')
  })

  it('is what lib-storage makes of a stream of unknown length', async () => {
    const Body = randomBytes(12 * MiB)
    const stream = Readable.from(
      Array.from({ length: 48 }, (_, i) => Body.subarray(i * (MiB / 4), (i + 1) * (MiB / 4))),
    )
    await new Upload({ client, params: { Bucket, Key: 'lib-storage', Body: stream } }).done()
    const { body, ETag } = await get('lib-storage')
    expect([md5(body), ETag?.endsWith('-3"')]).toEqual([md5(Body), true])
  })
})

describe('a listing', () => {
  // By UTF-8 bytes U+FF5E comes before U+1F3AC; by UTF-16, JavaScript's order, after it.
  const keys = ['', 'a', 'a/b', 'a/b/c', 'a/d', 'a b', 'b', 'B', 'é', '～', '🎬', 'z/1', 'z/2'].map(
    (name) => `list/${name}`,
  )
  const sorted = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))

  beforeAll(async () => {
    for (const key of keys) await put(key, key)
  })

  it('has all keys below a prefix in the order of their bytes', async () => {
    expect(await listed({ Prefix: 'list/' })).toEqual(sorted)
    expect(await listed({ Prefix: 'list/a' })).toEqual(
      sorted.filter((key) => key.startsWith('list/a')),
    )
    expect(await listed({ Prefix: 'list/none' })).toEqual([])
  })

  it.each([1, 2, 3, 5, 12, 13, 14])(
    'comes in pages of %i without gap or double',
    async (MaxKeys) => {
      expect(await listed({ Prefix: 'list/', MaxKeys })).toEqual(sorted)
    },
  )

  it.each([1, 2, 3, 7, 100])('folds at a delimiter, in pages of %i', async (MaxKeys) => {
    const found = await listed({ Prefix: 'list/', Delimiter: '/', MaxKeys })
    expect([...found].sort()).toEqual(
      [...keys.filter((key) => !/^list\/[az]\//.test(key)), 'list/a/', 'list/z/'].sort(),
    )
  })

  it('starts after a key that need not be there', async () => {
    expect(await listed({ Prefix: 'list/', StartAfter: 'list/a/c' })).toEqual(
      sorted.slice(sorted.indexOf('list/a/d')),
    )
  })

  it('says size, ETag and time of each object', async () => {
    const input = { Bucket, Prefix: 'list/a/b/c' }
    const { Contents = [], KeyCount } = await client.send(new ListObjectsV2Command(input))
    const { LastModified } = await head('list/a/b/c')
    expect(
      Contents.map((item) => [item.Key, item.Size, item.ETag, item.LastModified?.getTime()]),
    ).toEqual([['list/a/b/c', 10, quoted(md5('list/a/b/c')), expect.any(Number)]])
    expect([
      KeyCount,
      Math.abs(Number(Contents[0]?.LastModified) - Number(LastModified)) < 1000,
    ]).toEqual([1, true])
  })

  it('follows a put and a delete at once', async () => {
    await put('list-now/a', 'x')
    expect(await listed({ Prefix: 'list-now/' })).toEqual(['list-now/a'])
    await put('list-now/b', 'x')
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'list-now/a' }))
    expect(await listed({ Prefix: 'list-now/' })).toEqual(['list-now/b'])
  })

  it('of the first version goes on from a marker', async () => {
    const found: string[] = []
    let Marker: string | undefined
    for (let more = true; more;) {
      const input = { Bucket, Prefix: 'list/', Delimiter: '/', MaxKeys: 2, Marker }
      const page = await client.send(new ListObjectsCommand(input))
      const objects = (page.Contents ?? []).map(({ Key }) => Key ?? '')
      found.push(...objects, ...(page.CommonPrefixes ?? []).map((folded) => folded.Prefix ?? ''))
      more = page.IsTruncated ?? false
      Marker = page.NextMarker
    }
    expect([...found].sort()).toEqual((await listed({ Prefix: 'list/', Delimiter: '/' })).sort())
  })

  it('encodes keys where it is asked to', async () => {
    await put('encoded/a b+c&d/é', 'x')
    const input = { Bucket, Prefix: 'encoded/', EncodingType: 'url' as const }
    const { Contents = [] } = await client.send(new ListObjectsV2Command(input))
    const key = Contents[0]?.Key ?? ''
    expect([decodeURIComponent(key), /[ &é]/.test(key)]).toEqual(['encoded/a b+c&d/é', false])
  })

  it('of no keys at all has none and no next page', async () => {
    const input = { Bucket, Prefix: 'list/', MaxKeys: 0 }
    const { Contents = [], IsTruncated } = await client.send(new ListObjectsV2Command(input))
    expect([Contents, IsTruncated]).toEqual([[], false])
  })

  it('refuses a max-keys that is no number', async () => {
    const answer = await sendSigned(service, { method: 'GET', path: `/${Bucket}?max-keys=abc` })
    expect(toRefusal(answer)).toEqual([400, 'InvalidArgument'])
  })
})

describe('a key', () => {
  it.each([
    'with space',
    'plus+and%20percent%',
    'ünï/çødé/日本語/🎬',
    'e\u0301 and \u00e9',
    'quote\'"<&>;=,:@!$()*~#?[]{}|\\^`',
    'dots/./../...//end/',
    '../../../etc/passwd',
    '..',
    '.hidden',
    '//two/slashes//inside',
    '/leading',
    'trailing/',
    '/',
    'con',
    'a\ttab and\nline',
    'UPPER',
    'upper',
    'k'.repeat(1024),
    'é'.repeat(512),
  ])('%j is a key like any other', async (key) => {
    const { ETag } = await put(key, `body of ${key}`)
    expect([(await get(key)).text, (await head(key)).ETag]).toEqual([`body of ${key}`, ETag])
    expect((await listed({ Prefix: key, EncodingType: 'url' })).map(decodeURIComponent)).toContain(
      key,
    )
    await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    expect(await refusalOf(get(key))).toEqual([404, 'NoSuchKey'])
  })

  it('may be the folder of another', async () => {
    await put('node', 'leaf')
    await put('node/child', 'child')
    await put('node/', 'folder')
    expect([
      (await get('node')).text,
      (await get('node/child')).text,
      (await get('node/')).text,
    ]).toEqual(['leaf', 'child', 'folder'])
  })

  it('of more than 1024 bytes is refused', async () => {
    const refused = await refusalOf(put('é'.repeat(513), 'x'))
    expect(refused[0]).toBe(400)
  })
})

describe('a bucket', () => {
  it('is made, found, listed and removed', async () => {
    const name = await makeBucket(client)
    const { Buckets = [] } = await client.send(new ListBucketsCommand())
    expect(Buckets.map(({ Name }) => Name)).toContain(name)
    const location = await client.send(new GetBucketLocationCommand({ Bucket: name }))
    expect(location.$metadata.httpStatusCode).toBe(200)
    await client.send(new HeadBucketCommand({ Bucket: name }))
    await client.send(new DeleteBucketCommand({ Bucket: name }))
    const gone = refusalOf(client.send(new HeadBucketCommand({ Bucket: name })))
    expect((await gone)[0]).toBe(404)
    const again = refusalOf(client.send(new DeleteBucketCommand({ Bucket: name })))
    expect(await again).toEqual([404, 'NoSuchBucket'])
  })

  it('is not removed while it holds anything', async () => {
    await put('held', 'x')
    const refused = refusalOf(client.send(new DeleteBucketCommand({ Bucket })))
    expect(await refused).toEqual([409, 'BucketNotEmpty'])
    expect((await get('held')).text).toBe('x')
  })

  it.each(['a', 'Upper', 'under_score', 'dots..dots', '-dash', 'x'.repeat(64)])(
    'is not made with the name %s',
    async (name) => {
      const answer = await sendSigned(service, { method: 'PUT', path: `/${name}` })
      expect(toRefusal(answer)).toEqual([400, 'InvalidBucketName'])
    },
  )

  it('keeps its objects to itself', async () => {
    const other = await makeBucket(client)
    await put('where', 'here')
    const elsewhere = new GetObjectCommand({ Bucket: other, Key: 'where' })
    expect(await refusalOf(client.send(elsewhere))).toEqual([404, 'NoSuchKey'])
    await removeBucket(client, other)
  })

  it('made twice keeps what it holds', async () => {
    await put('kept', 'x')
    await client.send(new CreateBucketCommand({ Bucket })).catch(() => undefined)
    expect((await get('kept')).text).toBe('x')
  })
})

describe('a caller', () => {
  beforeAll(() => put('secret', 'secret'))

  it('without a signature is refused in the words of S3', async () => {
    const answer = await sendRaw(service, { method: 'GET', path: `/${Bucket}/secret` })
    expect(toRefusal(answer)).toEqual([403, 'AccessDenied'])
    const write = await sendRaw(service, { method: 'PUT', path: `/${Bucket}/secret`, body: 'x' })
    expect(toRefusal(write)).toEqual([403, 'AccessDenied'])
    expect((await get('secret')).text).toBe('secret')
  })

  it.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'UNKNOWN' }, 'InvalidAccessKeyId'],
  ])('with %s is refused', async (_, wrong, code) => {
    const stranger = clientOf({ ...service, ...wrong })
    const read = stranger.send(new GetObjectCommand({ Bucket, Key: 'secret' }))
    expect(await refusalOf(read)).toEqual([403, code])
    const write = stranger.send(new PutObjectCommand({ Bucket, Key: 'secret', Body: 'x' }))
    expect(await refusalOf(write)).toEqual([403, code])
    const remove = stranger.send(new DeleteObjectCommand({ Bucket, Key: 'secret' }))
    expect(await refusalOf(remove)).toEqual([403, code])
    expect((await get('secret')).text).toBe('secret')
    stranger.destroy()
  })

  it('whose clock is off by more than 15 minutes is refused', async () => {
    const request = { method: 'GET', path: `/${Bucket}/secret` }
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    const answers = [-16, -14, 14, 16].map((minutes) =>
      sendSigned(service, { ...request, at: at(minutes) }),
    )
    expect((await Promise.all(answers)).map(toRefusal)).toEqual([
      [403, 'RequestTimeTooSkewed'],
      [200],
      [200],
      [403, 'RequestTimeTooSkewed'],
    ])
  })

  it('cannot change what was signed', async () => {
    const signed = new PutObjectCommand({ Bucket, Key: 'tampered', Body: 'signed' })
    const tampering = clientOf(service)
    tampering.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request as object, { body: 'forged' })
        return next(args)
      },
      { step: 'deserialize', name: 'tamper', priority: 'low' },
    )
    expect((await refusalOf(tampering.send(signed)))[0]).toBe(400)
    expect(await refusalOf(get('tampered'))).toEqual([404, 'NoSuchKey'])
    tampering.destroy()
  })
})

describe('a presigned address', () => {
  const pathOf = (url: string): string => new URL(url).pathname + new URL(url).search
  const sent = (method: string, url: string, body = '') =>
    sendRaw(service, { method, path: pathOf(url), body })

  it('reads and writes without keys', async () => {
    const write = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'pre signed/é' }))
    expect((await sent('PUT', write, 'by address')).status).toBe(200)
    const read = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'pre signed/é' }))
    expect((await sent('GET', read)).body.toString()).toBe('by address')
  })

  it('carries response headers that cannot be changed', async () => {
    await put('presigned', 'x')
    const url = await getSignedUrl(
      client,
      new GetObjectCommand({ Bucket, Key: 'presigned', ResponseContentType: 'text/plain' }),
    )
    expect((await sent('GET', url)).headers['content-type']).toBe('text/plain')
    const changed = url.replace('text%2Fplain', 'text%2Fhtml')
    expect(toRefusal(await sent('GET', changed))).toEqual([403, 'SignatureDoesNotMatch'])
  })

  it('is for one key and one method', async () => {
    await put('presigned-other', 'x')
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'presigned' }))
    const refused = [403, 'SignatureDoesNotMatch']
    const other = url.replace('/presigned?', '/presigned-other?')
    expect(toRefusal(await sent('GET', other))).toEqual(refused)
    expect(toRefusal(await sent('DELETE', url))).toEqual(refused)
    expect(toRefusal(await sent('PUT', url, 'x'))).toEqual(refused)
  })

  it('ends when it says so, and not earlier', async () => {
    await put('presigned', 'x')
    const signedAgo = (seconds: number) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'presigned' }), {
        expiresIn: 600,
        signingDate: new Date(Date.now() - seconds * 1000),
      })
    expect(toRefusal(await sent('GET', await signedAgo(540)))).toEqual([200])
    expect(toRefusal(await sent('GET', await signedAgo(605)))).toEqual([403, 'AccessDenied'])
    const prolonged = (await signedAgo(605)).replace('X-Amz-Expires=600', 'X-Amz-Expires=6000')
    expect((await sent('GET', prolonged)).status).toBe(403)
  })
})

describe('many at once', () => {
  it('read one whole version each while one key is written', async () => {
    const bodies = Array.from({ length: 40 }, (_, i) =>
      Buffer.alloc(1 + ((i * 37_573) % 400_000), i),
    )
    const known = new Map(bodies.map((body) => [quoted(md5(body)), body.length]))
    await put('contended', bodies[0])
    let writing = true
    const write = async (offset: number) => {
      for (let i = offset; i < bodies.length; i += 4) await put('contended', bodies[i])
    }
    const read = async () => {
      const seen: unknown[] = []
      while (writing) {
        const { body, ETag = '', ContentLength } = await get('contended')
        const whole = quoted(md5(body)) === ETag && known.get(ETag) === ContentLength
        if (!whole || body.length !== ContentLength) seen.push({ ETag, length: body.length })
      }
      return seen
    }
    const readers = [read(), read(), read(), read()]
    await Promise.all([write(0), write(1), write(2), write(3)])
    writing = false
    expect((await Promise.all(readers)).flat()).toEqual([])
  })

  it('create a key once', async () => {
    const attempts = Array.from({ length: 16 }, (_, i) =>
      refusalOf(put('raced', `by ${i}`, { IfNoneMatch: '*' })),
    )
    const statuses = (await Promise.all(attempts)).map(([status]) => status)
    expect(statuses.filter((status) => status === 200)).toEqual([200])
  })

  it('write keys of their own', async () => {
    const keys = Array.from({ length: 60 }, (_, i) => `crowd/${String(i).padStart(2, '0')}`)
    await Promise.all(keys.map((key) => put(key, key)))
    expect(await listed({ Prefix: 'crowd/' })).toEqual(keys)
    const texts = await Promise.all(keys.map(async (key) => (await get(key)).text))
    expect(texts).toEqual(keys)
  })
})
