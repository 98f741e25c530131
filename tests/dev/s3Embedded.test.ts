import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import {
  AbortMultipartUploadCommand,
  ChecksumAlgorithm,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadBucketCommand,
  HeadObjectCommand,
  ListPartsCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  type S3ClientConfig,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { Problem } from '../../dev/problem.ts'
import { type S3Server, startS3 } from '../../dev/s3/server.ts'
import {
  clientOf,
  hmac,
  makeFolder,
  md5,
  openOwnService,
  refusalOf,
  type Service,
  sendRaw,
  sendSigned,
  sha256,
  sign,
  toRefusal,
} from './s3Service.ts'

// Claims about our server alone, and those of Amazon's S3 that not every other service keeps.
const Bucket = 'files'
const keys = { region: 'us-east-1', accessKeyId: 'AKIDTEST', secretAccessKey: 'not so secret' }
const MiB = 1024 * 1024
const quoted = (etag: string): string => `"${etag}"`

let service: Service & { dir: string }
let client: S3Client

beforeAll(async () => {
  service = await openOwnService()
  client = clientOf(service)
  await client.send(new CreateBucketCommand({ Bucket }))
})

afterAll(async () => {
  client.destroy()
  await service.stop()
})

const undo: (() => unknown)[] = []

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** A client like the others but in what is said; gone after the test. */
const another = (more: S3ClientConfig, of = service): S3Client => {
  const made = clientOf(of, more)
  undo.push(() => {
    made.destroy()
  })
  return made
}

const folder = (): string => {
  const dir = makeFolder()
  undo.push(() => {
    rmSync(dir, { recursive: true, force: true })
  })
  return dir
}

/** A server of its own on a folder, and a client for it. */
const serve = async (dir: string): Promise<{ server: S3Server; own: S3Client }> => {
  const server = await startS3({ dir, ...keys, buckets: [Bucket] })
  undo.push(server.stop)
  return { server, own: another({}, { ...service, endpoint: server.endpoint }) }
}

const put = (
  Key: string,
  Body: NonNullable<PutObjectCommandInput['Body']>,
  { from = client, ...more }: Partial<PutObjectCommandInput> & { from?: S3Client } = {},
) => from.send(new PutObjectCommand({ Bucket, Key, ...more, Body }))

const get = async (
  Key: string,
  { from = client, ...more }: Partial<GetObjectCommandInput> & { from?: S3Client } = {},
) => {
  const answer = await from.send(new GetObjectCommand({ Bucket, Key, ...more }))
  const body = Buffer.from((await answer.Body?.transformToByteArray()) ?? [])
  return { ...answer, body, text: body.toString() }
}

const keysOf = async (from: S3Client): Promise<string[]> => {
  const found: string[] = []
  for await (const { Contents = [] } of paginateListObjectsV2({ client: from }, { Bucket }))
    found.push(...Contents.map(({ Key }) => Key ?? ''))
  return found
}

const draftsIn = (dir: string): string[] => readdirSync(path.join(dir, 'drafts'))

describe('a checksum', () => {
  const always = { requestChecksumCalculation: 'WHEN_SUPPORTED' } as const

  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    '%s is verified, kept and given back',
    async (algorithm) => {
      const Body = randomBytes(100_000)
      const stored = await put(`sum/${algorithm}`, Body, { ChecksumAlgorithm: algorithm })
      const name = `Checksum${algorithm}` as const
      const read = await get(`sum/${algorithm}`, { ChecksumMode: 'ENABLED' })
      expect([read[name], read.ChecksumType, md5(read.body)]).toEqual([
        stored[name],
        'FULL_OBJECT',
        md5(Body),
      ])
      const wrong = { [name]: stored[name] }
      expect(await refusalOf(put('sum/wrong', 'other data', wrong))).toEqual([400, 'BadDigest'])
      expect(await refusalOf(get('sum/wrong'))).toEqual([404, 'NoSuchKey'])
    },
  )

  it.each([
    ['crc32', 'y/Q5Jg=='],
    ['crc32c', '4waSgw=='],
    ['sha1', '98O8HYCOBHMq32eZZczDTKeuNEE='],
    ['sha256', 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU='],
  ])('%s of 123456789 is the one of the books', async (name, value) => {
    const answer = await sendSigned(service, {
      method: 'PUT',
      path: `/${Bucket}/sum/known`,
      body: '123456789',
      headers: { [`x-amz-checksum-${name}`]: value },
    })
    expect([answer.status, answer.headers[`x-amz-checksum-${name}`]]).toEqual([200, value])
  })

  it('follows a stream as a trailer', async () => {
    const Body = randomBytes(1_000_000)
    const pieces = Array.from({ length: 10 }, (_, i) =>
      Body.subarray(i * 100_000, (i + 1) * 100_000),
    )
    const from = another(always)
    await put('sum/trailer', Readable.from(pieces), { from, ContentLength: Body.length })
    const read = await get('sum/trailer', { ChecksumMode: 'ENABLED' })
    expect([md5(read.body), read.ContentEncoding, read.ChecksumCRC32?.length]).toEqual([
      md5(Body),
      undefined,
      8,
    ])
  })

  it('of parts is that of their checksums', async () => {
    const Body = randomBytes(11 * MiB)
    const params = { Bucket, Key: 'sum/parts', Body, ChecksumAlgorithm: ChecksumAlgorithm.SHA256 }
    const done = await new Upload({ client, params }).done()
    const parts = [0, 5, 10].map((at) => Body.subarray(at * MiB, (at + 5) * MiB))
    const sums = Buffer.concat(parts.map((part) => Buffer.from(sha256(part), 'hex')))
    const expected = `${Buffer.from(sha256(sums), 'hex').toString('base64')}-3`
    const read = await get('sum/parts', { ChecksumMode: 'ENABLED' })
    expect([done.ChecksumSHA256, read.ChecksumSHA256, read.ChecksumType, md5(read.body)]).toEqual([
      expected,
      expected,
      'COMPOSITE',
      md5(Body),
    ])
  })

  it('of the whole can be asked for a multipart upload', async () => {
    const Key = 'sum/whole'
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({
        Bucket,
        Key,
        ChecksumAlgorithm: 'CRC32',
        ChecksumType: 'FULL_OBJECT',
      }),
    )
    const target = { Bucket, Key, UploadId }
    const first = await client.send(
      new UploadPartCommand({ ...target, PartNumber: 1, Body: '123456789' }),
    )
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: first.ETag }] }
    const complete = (ChecksumCRC32: string) =>
      client.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload, ChecksumCRC32 }))
    expect(await refusalOf(complete('AAAAAA=='))).toEqual([400, 'BadDigest'])
    const done = await complete('y/Q5Jg==')
    expect([done.ChecksumCRC32, done.ChecksumType]).toEqual(['y/Q5Jg==', 'FULL_OBJECT'])
  })

  it('travels with a copy', async () => {
    await put('sum/source', '123456789', { ChecksumAlgorithm: 'CRC32' })
    await client.send(
      new CopyObjectCommand({ Bucket, Key: 'sum/copy', CopySource: `${Bucket}/sum/source` }),
    )
    const { ChecksumCRC32 } = await get('sum/copy', { ChecksumMode: 'ENABLED' })
    expect(ChecksumCRC32).toBe('y/Q5Jg==')
  })

  it('that is unknown here, malformed, or one of two is refused', async () => {
    const answers = [
      { 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' },
      { 'x-amz-checksum-crc32': 'AAAA' },
      { 'x-amz-checksum-crc32': 'y/Q5Jg==', 'x-amz-checksum-crc32c': '4waSgw==' },
    ].map((headers) =>
      sendSigned(service, {
        method: 'PUT',
        path: `/${Bucket}/sum/bad`,
        body: '123456789',
        headers,
      }),
    )
    expect((await Promise.all(answers)).map(toRefusal)).toEqual([
      [501, 'NotImplemented'],
      [400, 'InvalidRequest'],
      [400, 'InvalidRequest'],
    ])
  })
})

describe('a signed body', () => {
  const upload = (request: { payload?: string; headers?: Record<string, string>; body: string }) =>
    sendSigned(service, { method: 'PUT', path: `/${Bucket}/signed-body`, ...request })

  it('must be the one whose hash was signed', async () => {
    await put('signed-body', 'before')
    const answer = await upload({ body: 'forged', payload: sha256('signed') })
    expect(toRefusal(answer)).toEqual([400, 'XAmzContentSHA256Mismatch'])
    expect((await get('signed-body')).text).toBe('before')
  })

  it('may be left unsigned by saying so', async () => {
    expect((await upload({ body: 'unsigned', payload: 'UNSIGNED-PAYLOAD' })).status).toBe(200)
    expect((await get('signed-body')).text).toBe('unsigned')
  })

  it('must be described', async () => {
    const request = { method: 'PUT', path: `/${Bucket}/signed-body`, body: 'x' }
    const { headers } = sign(service, request)
    const { 'x-amz-content-sha256': left, ...others } = headers
    expect(left).toBe(sha256('x'))
    const answer = await sendRaw(service, { ...request, headers: others })
    expect(toRefusal(answer)).toEqual([400, 'InvalidRequest'])
    expect(toRefusal(await upload({ body: 'x', payload: 'whatever' }))).toEqual([
      400,
      'InvalidArgument',
    ])
  })

  it('must have a length', async () => {
    const request = { method: 'PUT', path: `/${Bucket}/signed-body`, payload: 'UNSIGNED-PAYLOAD' }
    const { headers } = sign(service, request)
    const { hostname, port } = new URL(service.endpoint)
    const sending = httpRequest({ hostname, port, ...request, headers })
    sending.write('in chunks ')
    sending.end('of HTTP')
    const [response] = (await once(sending, 'response')) as [import('node:http').IncomingMessage]
    const body = await buffer(response)
    expect(toRefusal({ status: response.statusCode ?? 0, headers: {}, body })).toEqual([
      411,
      'MissingContentLength',
    ])
  })

  const streaming = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'

  /** A body in chunks signed one after another, each with the data it is to have been signed for. */
  const sendChunks = (chunks: { data: string; signed?: string }[], length: number) => {
    const request = { method: 'PUT', path: `/${Bucket}/chunked` }
    const headers = {
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': `${length}`,
    }
    const seed = sign(service, { ...request, headers, payload: streaming })
    let previous = seed.signature
    const body = chunks.map(({ data, signed = data }) => {
      const label = 'AWS4-HMAC-SHA256-PAYLOAD'
      const text = [label, seed.time, seed.scope, previous, sha256(''), sha256(signed)].join('\n')
      previous = hmac(seed.key, text).toString('hex')
      return `${data.length.toString(16)};chunk-signature=${previous}\r\n${data}\r\n`
    })
    return sendRaw(service, { ...request, headers: seed.headers, body: body.join('') })
  }

  it('may come in signed chunks', async () => {
    const [a, b] = ['a'.repeat(70_000), 'b'.repeat(10)]
    const answer = await sendChunks([{ data: a }, { data: b }, { data: '' }], 70_010)
    expect(answer.status).toBe(200)
    const { text, ContentEncoding } = await get('chunked')
    expect([text, ContentEncoding]).toEqual([a + b, undefined])
  })

  const last = { data: '' }

  it.each([
    { with: 'a forged chunk', chunks: [{ data: 'forged', signed: 'signed' }, last], length: 6 },
    { with: 'a forged end', chunks: [{ data: 'signed' }, { data: '', signed: 'x' }], length: 6 },
  ])('in chunks with $with leaves what was there', async ({ chunks, length }) => {
    await put('chunked', 'before')
    const answer = await sendChunks(chunks, length)
    expect(toRefusal(answer)).toEqual([403, 'SignatureDoesNotMatch'])
    expect((await get('chunked')).text).toBe('before')
  })

  it.each([
    { with: 'no last chunk', chunks: [{ data: 'signed' }], length: 6 },
    { with: 'less than was said', chunks: [{ data: 'signed' }, last], length: 7 },
    { with: 'more than was said', chunks: [{ data: 'signed' }, last], length: 5 },
  ])('in chunks with $with is refused', async ({ chunks, length }) => {
    await put('chunked', 'before')
    expect(toRefusal(await sendChunks(chunks, length))).toEqual([400, 'IncompleteBody'])
    expect((await get('chunked')).text).toBe('before')
  })

  const trailed = (body: string, headers: Record<string, string> = {}) =>
    sendSigned(service, {
      method: 'PUT',
      path: `/${Bucket}/trailed`,
      payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      headers: {
        'content-encoding': 'gzip,aws-chunked',
        'x-amz-decoded-content-length': '9',
        'x-amz-trailer': 'x-amz-checksum-crc32',
        ...headers,
      },
      body,
    })

  it('may end with a trailer', async () => {
    const body = '9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n'
    expect((await trailed(body)).status).toBe(200)
    const { text, ContentEncoding, ChecksumCRC32 } = await get('trailed', {
      ChecksumMode: 'ENABLED',
    })
    expect([text, ContentEncoding, ChecksumCRC32]).toEqual(['123456789', 'gzip', 'y/Q5Jg=='])
  })

  it.each([
    ['a wrong one', '9\r\n123456780\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n', 'BadDigest'],
    ['none', '9\r\n123456789\r\n0\r\n\r\n', 'MalformedTrailerError'],
    ['no form', '9\r\n123456789\r\n0\r\nwhatever\r\n\r\n', 'MalformedTrailerError'],
    ['no chunks', '123456789', 'IncompleteBody'],
    ['a malformed chunk', 'x\r\n123456789\r\n0\r\n\r\n', 'InvalidRequest'],
  ])('whose trailer is announced and has %s is refused', async (_, body, code) => {
    expect(toRefusal(await trailed(body))).toEqual([400, code])
  })
})

describe('a signature', () => {
  it('is for the region of the server', async () => {
    const answer = await sendSigned(service, { method: 'GET', path: '/', region: 'eu-central-1' })
    expect(toRefusal(answer)).toEqual([400, 'AuthorizationHeaderMalformed'])
    expect(answer.body.toString()).toContain('<Region>us-east-1</Region>')
  })

  it('covers every header of S3', async () => {
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'presigned' }))
    const { pathname, search } = new URL(url)
    const answer = await sendRaw(service, {
      method: 'PUT',
      path: pathname + search,
      body: 'x',
      headers: { 'x-amz-meta-added': 'by another' },
    })
    expect(toRefusal(answer)).toEqual([403, 'AccessDenied'])
  })

  it('in an address carries the metadata that was signed', async () => {
    const input = { Bucket, Key: 'presigned-meta', Metadata: { by: 'signer' } }
    const { pathname, search } = new URL(await getSignedUrl(client, new PutObjectCommand(input)))
    const answer = await sendRaw(service, { method: 'PUT', path: pathname + search, body: 'x' })
    expect(answer.status).toBe(200)
    expect((await get('presigned-meta')).Metadata).toEqual({ by: 'signer' })
  })

  it.each([
    ['an unreadable header', { authorization: 'AWS4-HMAC-SHA256 nonsense' }, 400],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }, 400],
    ['an old scheme', { authorization: 'AWS AKIDTEST:c2lnbmF0dXJl' }, 400],
  ])('in %s is refused', async (_, headers, status) => {
    const answer = await sendRaw(service, { method: 'GET', path: '/', headers })
    expect([answer.status, toRefusal(answer)[1]]).toEqual([status, 'AuthorizationHeaderMalformed'])
  })

  it.each([
    ['X-Amz-Expires=600', 'X-Amz-Expires=0'],
    ['X-Amz-Expires=600', 'X-Amz-Expires=604801'],
    ['X-Amz-Expires=600', 'X-Amz-Expires=-1'],
    ['&X-Amz-Expires=600', ''],
    [/&X-Amz-Date=\w+/, ''],
    [/&X-Amz-Signature=\w+/, ''],
    [/X-Amz-Credential=[^&]+/, 'X-Amz-Credential=AKIDTEST'],
  ])('in an address where %s is %j is refused', async (part, instead) => {
    const get = new GetObjectCommand({ Bucket, Key: 'presigned' })
    const url = await getSignedUrl(client, get, { expiresIn: 600 })
    const { pathname, search } = new URL(url.replace(part, instead))
    const answer = await sendRaw(service, { method: 'GET', path: pathname + search })
    expect(toRefusal(answer)).toEqual([400, 'AuthorizationQueryParametersError'])
  })

  it('of tomorrow in an address is refused', async () => {
    const get = new GetObjectCommand({ Bucket, Key: 'presigned' })
    const signingDate = new Date(Date.now() + 86_400_000)
    const { pathname, search } = new URL(await getSignedUrl(client, get, { signingDate }))
    const answer = await sendRaw(service, { method: 'GET', path: pathname + search })
    expect(toRefusal(answer)).toEqual([403, 'AccessDenied'])
  })
})

describe('an odd address', () => {
  it.each([
    '/files/../../../../etc/passwd',
    '/files/..%2f..%2f..%2fetc%2fpasswd',
    '/files/%2e%2e/%2e%2e/etc/passwd',
    '/files//etc/passwd',
    '/files/a%00b',
    '/files/./.',
    '/files/..',
  ])('%s names a key and nothing else', async (address) => {
    // A signature covers the path as decoded and encoded again, slashes left.
    const canonical = address.replace(/%2f/g, '/').replace(/%2e/g, '.')
    const send = (method: string, body = '') => {
      const { headers } = sign(service, { method, path: canonical, body })
      return sendRaw(service, { method, path: address, headers, body })
    }
    expect(toRefusal(await send('GET'))).toEqual([404, 'NoSuchKey'])
    expect((await send('PUT', 'odd')).status).toBe(200)
    expect((await send('GET')).body.toString()).toBe('odd')
    expect((await send('DELETE')).status).toBe(204)
  })

  it.each([
    ['/..', 'InvalidBucketName'],
    ['/../files/a', 'InvalidBucketName'],
    ['/./files', 'InvalidBucketName'],
    ['/%2e%2e/a', 'InvalidBucketName'],
    ['/..%2fdrafts/a', 'InvalidBucketName'],
    ['//files', 'InvalidBucketName'],
    ['/files/%', 'InvalidURI'],
    ['/files/%zz', 'InvalidURI'],
    ['/files/%ff', 'InvalidURI'],
    ['http://127.0.0.1/files', 'InvalidURI'],
  ])('%s is refused', async (address, code) => {
    expect(toRefusal(await sendSigned(service, { method: 'PUT', path: address }))).toEqual([
      400,
      code,
    ])
  })

  it('leaves nothing in the folder but hashed names', () => {
    const names = readdirSync(path.join(service.dir, 'buckets', Bucket))
    expect(names.filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([])
    expect(readdirSync(service.dir).sort()).toEqual(['buckets', 'drafts', 'lock', 'uploads'])
  })

  it('cannot put line breaks into a header', async () => {
    await put('header', 'x')
    const type = encodeURIComponent('text/plain\r\nx-injected: yes')
    const request = { method: 'GET', path: `/${Bucket}/header?response-content-type=${type}` }
    expect(toRefusal(await sendSigned(service, request))).toEqual([400, 'InvalidArgument'])
  })
})

describe('what is not here', () => {
  it.each([
    ['GET', '?acl='],
    ['GET', '?policy='],
    ['GET', '?versioning='],
    ['GET', '?versions='],
    ['PUT', '?tagging='],
    ['PUT', '?lifecycle='],
    ['GET', '/key?versionId=1'],
    ['PUT', '/key?tagging='],
    ['PUT', '/key?acl='],
  ])('%s %s is refused as not implemented', async (method, rest) => {
    const answer = await sendSigned(service, { method, path: `/${Bucket}${rest}` })
    expect(toRefusal(answer)).toEqual([501, 'NotImplemented'])
  })

  it.each([
    [{ 'x-amz-server-side-encryption': 'AES256' }, 501, 'NotImplemented'],
    [{ 'x-amz-tagging': 'a=b' }, 501, 'NotImplemented'],
    [{ 'x-amz-storage-class': 'GLACIER' }, 501, 'NotImplemented'],
    [{ 'x-amz-acl': 'public-read' }, 400, 'AccessControlListNotSupported'],
  ])('an upload with %j is refused, not stored without it', async (headers, status, code) => {
    const request = { method: 'PUT', path: `/${Bucket}/unserved`, headers, body: 'x' }
    expect(toRefusal(await sendSigned(service, request))).toEqual([status, code])
    expect(await refusalOf(get('unserved'))).toEqual([404, 'NoSuchKey'])
  })

  it.each([
    ['POST', `/${Bucket}`],
    ['POST', `/${Bucket}/key`],
    ['PATCH', `/${Bucket}/key`],
    ['DELETE', '/'],
  ])('%s of %s is no method', async (method, address) => {
    const answer = await sendSigned(service, { method, path: address })
    expect(toRefusal(answer)).toEqual([405, 'MethodNotAllowed'])
  })
})

describe('an XML body', () => {
  const remove = (body: string, headers: Record<string, string> = {}) =>
    sendSigned(service, { method: 'POST', path: `/${Bucket}?delete=`, body, headers })
  const digest = (body: string) => ({
    'content-md5': Buffer.from(md5(body), 'hex').toString('base64'),
  })

  it('that deletes needs a digest', async () => {
    await put('undigested', 'x')
    const body = '<Delete><Object><Key>undigested</Key></Object></Delete>'
    expect(toRefusal(await remove(body))).toEqual([400, 'InvalidRequest'])
    expect((await get('undigested')).text).toBe('x')
    const quiet = body.replace('</Delete>', '<Quiet>true</Quiet></Delete>')
    const answer = await remove(quiet, digest(quiet))
    expect([answer.status, answer.body.toString().includes('undigested')]).toEqual([200, false])
    expect(await refusalOf(get('undigested'))).toEqual([404, 'NoSuchKey'])
  })

  it.each([
    '',
    'no xml',
    '<Delete>',
    '<Delete></Delete>',
    '<Delete><Object></Object></Delete>',
    '<Delete><Object><Key>a</Object></Key></Delete>',
    '<Other><Object><Key>a</Key></Object></Other>',
    '<!DOCTYPE d [<!ENTITY x "y">]><Delete><Object><Key>&x;</Key></Object></Delete>',
    '<Delete><Object><Key>&unknown;</Key></Object></Delete>',
    `<Delete>${'<Object><Key>a</Key></Object>'.repeat(1001)}</Delete>`,
  ])('%# that is malformed or too much is refused', async (body) => {
    expect(toRefusal(await remove(body, digest(body)))).toEqual([400, 'MalformedXML'])
  })

  it('may name keys in every way XML has', async () => {
    await put(`<a>&'"\n`, 'x')
    const body = `<?xml version="1.0"?><!-- all --><s3:Delete xmlns:s3="x"><s3:Object>
      <s3:Key>&lt;a<![CDATA[>&]]>&#39;&#x22;&#10;</s3:Key></s3:Object></s3:Delete>`
    expect((await remove(body, digest(body))).status).toBe(200)
    expect(await refusalOf(get(`<a>&'"\n`))).toEqual([404, 'NoSuchKey'])
  })
})

describe('as Amazon has it,', () => {
  it('If-Match lets a write replace the version it knows and no other', async () => {
    const { ETag } = await put('known', 'first')
    await put('known', 'second', { IfMatch: ETag })
    expect(await refusalOf(put('known', 'third', { IfMatch: ETag }))).toEqual([
      412,
      'PreconditionFailed',
    ])
    expect(await refusalOf(put('unknown', 'x', { IfMatch: ETag }))).toEqual([404, 'NoSuchKey'])
    expect((await get('known')).text).toBe('second')
  })

  it('of many writes that know one version one succeeds', async () => {
    const { ETag } = await put('raced', 'first')
    const attempts = Array.from({ length: 12 }, (_, i) =>
      refusalOf(put('raced', `${i}`, { IfMatch: ETag })),
    )
    const statuses = (await Promise.all(attempts)).map(([status]) => status)
    expect([...statuses].sort()).toEqual([200, ...Array.from({ length: 11 }, () => 412)])
  })

  it('a copy can put conditions on its source', async () => {
    const { ETag } = await put('source', 'x')
    const copy = (more: object) =>
      client.send(
        new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/source`, ...more }),
      )
    expect(await refusalOf(copy({ CopySourceIfMatch: '"other"' }))).toEqual([
      412,
      'PreconditionFailed',
    ])
    expect(await refusalOf(copy({ CopySourceIfNoneMatch: ETag }))).toEqual([
      412,
      'PreconditionFailed',
    ])
    expect((await copy({ CopySourceIfMatch: ETag })).CopyObjectResult?.ETag).toBe(ETag)
  })

  it('a multipart upload is made of the parts that are listed, in their order', async () => {
    const target = { Bucket, Key: 'parts' }
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
    const part = (PartNumber: number, Body: string) =>
      client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }))
    const [one, two] = [await part(1, 'one'), await part(2, 'two')]
    const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
      client.send(
        new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }),
      )
    const listing = [
      { PartNumber: 2, ETag: two.ETag },
      { PartNumber: 1, ETag: one.ETag },
    ]
    expect(await refusalOf(complete(listing))).toEqual([400, 'InvalidPartOrder'])
    expect(await refusalOf(complete([]))).toEqual([400, 'MalformedXML'])
    const missing = [{ PartNumber: 3, ETag: one.ETag }]
    expect(await refusalOf(complete(missing))).toEqual([400, 'InvalidPart'])
    await complete(listing.slice(0, 1))
    expect((await get('parts')).text).toBe('two')
    expect(await refusalOf(complete(listing))).toEqual([404, 'NoSuchUpload'])
  })

  it('an aborted multipart upload is missed by name', async () => {
    const target = { Bucket, Key: 'aborted' }
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
    const part = { ...target, UploadId, PartNumber: 1, Body: 'part' }
    await client.send(new UploadPartCommand(part))
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId }))
    const gone = [404, 'NoSuchUpload']
    expect(await refusalOf(client.send(new UploadPartCommand(part)))).toEqual(gone)
    const list = client.send(new ListPartsCommand({ ...target, UploadId }))
    expect(await refusalOf(list)).toEqual(gone)
    const again = client.send(new AbortMultipartUploadCommand({ ...target, UploadId }))
    expect(await refusalOf(again)).toEqual(gone)
  })

  it('parts are listed in pages', async () => {
    const target = { Bucket, Key: 'paged' }
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
    for (const PartNumber of [3, 1, 10, 2])
      await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body: 'x' }))
    const page = (PartNumberMarker?: string) =>
      client.send(new ListPartsCommand({ ...target, UploadId, MaxParts: 3, PartNumberMarker }))
    const first = await page()
    const second = await page(first.NextPartNumberMarker)
    expect(
      [first, second].map(({ Parts = [], IsTruncated }) => [
        Parts.map(({ PartNumber }) => PartNumber),
        IsTruncated,
      ]),
    ).toEqual([
      [[1, 2, 3], true],
      [[10], false],
    ])
  })

  it('a bad range is ignored and several are answered whole', async () => {
    await put('ranged', '0123456789')
    const read = async (Range: string) => (await get('ranged', { Range })).text
    expect([await read('bytes=5-2'), await read('bytes=0-1,4-5'), await read('lines=1-2')]).toEqual(
      Array.from({ length: 3 }, () => '0123456789'),
    )
    expect(await refusalOf(get('ranged', { Range: 'bytes=-0' }))).toEqual([416, 'InvalidRange'])
  })

  it('a range outside says how large the object is', async () => {
    await put('ranged', '0123456789')
    const answer = await sendSigned(service, {
      method: 'GET',
      path: `/${Bucket}/ranged`,
      headers: { range: 'bytes=10-' },
    })
    expect([answer.status, answer.headers['content-range']]).toEqual([416, 'bytes */10'])
  })

  it('metadata has at most 2 KiB', async () => {
    await put('meta', 'x', { Metadata: { m: 'x'.repeat(2047) } })
    const refused = refusalOf(put('meta', 'x', { Metadata: { m: 'x'.repeat(2048) } }))
    expect(await refused).toEqual([400, 'MetadataTooLarge'])
  })
})

describe('a connection', () => {
  const plain = (agent: Agent, request: Parameters<typeof sign>[1]) => {
    const { hostname, port } = new URL(service.endpoint)
    const { headers } = sign(service, request)
    const { method, path: address, body = '' } = request
    const sending = httpRequest({
      hostname,
      port,
      agent,
      method,
      path: address,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    return { sending, body }
  }

  const answered = async ({ sending, body }: ReturnType<typeof plain>) => {
    sending.end(body)
    const [response] = (await once(sending, 'response')) as [import('node:http').IncomingMessage]
    await buffer(response)
    return { status: response.statusCode, socket: sending.socket?.localPort }
  }

  it('serves one request after another, refused ones too', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    undo.push(() => {
      agent.destroy()
    })
    const request = { method: 'PUT', path: `/${Bucket}/kept-alive`, body: 'x'.repeat(500_000) }
    const results = [
      await answered(plain(agent, request)),
      await answered(plain(agent, { ...request, payload: sha256('other') })),
      await answered(plain(agent, { ...request, at: new Date(0) })),
      await answered(plain(agent, { method: 'GET', path: `/${Bucket}/kept-alive` })),
    ]
    expect(results.map(({ status }) => status)).toEqual([200, 400, 403, 200])
    expect(new Set(results.map(({ socket }) => socket)).size).toBe(1)
  })

  it('is told to go on only for a request that is allowed', async () => {
    const agent = new Agent()
    const expecting = (secretAccessKey: string) => {
      const { hostname, port } = new URL(service.endpoint)
      const request = { method: 'PUT', path: `/${Bucket}/expected`, body: 'data' }
      const { headers } = sign({ ...service, secretAccessKey }, request)
      const more = { expect: '100-continue', 'content-length': '4' }
      return httpRequest({ hostname, port, agent, ...request, headers: { ...headers, ...more } })
    }
    const allowed = expecting(service.secretAccessKey)
    allowed.flushHeaders()
    await once(allowed, 'continue')
    allowed.end('data')
    const [stored] = (await once(allowed, 'response')) as [import('node:http').IncomingMessage]
    stored.resume()
    const refused = expecting('wrong')
    const told = vi.fn()
    refused.on('continue', told)
    refused.flushHeaders()
    const [answer] = (await once(refused, 'response')) as [import('node:http').IncomingMessage]
    answer.resume()
    expect([stored.statusCode, answer.statusCode, told.mock.calls.length]).toEqual([200, 403, 0])
    refused.destroy()
  })

  it('that breaks in the middle of an upload leaves what was there', async () => {
    const dir = folder()
    const { server, own } = await serve(dir)
    await put('broken', 'before', { from: own })
    const { hostname, port } = new URL(server.endpoint)
    const request = { method: 'PUT', path: `/${Bucket}/broken`, payload: 'UNSIGNED-PAYLOAD' }
    const { headers } = sign({ ...service, endpoint: server.endpoint }, request)
    const more = { 'content-length': String(10 * MiB), expect: '100-continue' }
    const sending = httpRequest({ hostname, port, ...request, headers: { ...headers, ...more } })
    sending.flushHeaders()
    await once(sending, 'continue')
    sending.on('error', () => undefined)
    await new Promise((resolve) => sending.write(randomBytes(3 * MiB), resolve))
    sending.destroy()
    await server.stop()
    expect(draftsIn(dir)).toEqual([])
    const again = await serve(dir)
    expect((await get('broken', { from: again.own })).text).toBe('before')
  })
})

describe('a server that is stopped', () => {
  it('finishes what it is asked and takes nothing more', async () => {
    const { server, own } = await serve(folder())
    const Body = randomBytes(8 * MiB)
    await put('large', Body, { from: own })
    const { Body: stream } = await own.send(new GetObjectCommand({ Bucket, Key: 'large' }))
    const stopped = server.stop()
    const late = sendRaw(server, { method: 'GET', path: '/' })
    expect(toRefusal(await late)).toEqual([503, 'ServiceUnavailable'])
    expect(md5(Buffer.from((await stream?.transformToByteArray()) ?? []))).toBe(md5(Body))
    await stopped
    await expect(sendRaw(server, { method: 'GET', path: '/' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    })
  })

  it('has everything when it starts again', async () => {
    const dir = folder()
    const first = await serve(dir)
    await put('kept/é', 'text', {
      from: first.own,
      ContentType: 'text/plain',
      Metadata: { a: '1' },
    })
    await put('gone', 'text', { from: first.own })
    await first.own.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
    const target = { Bucket, Key: 'in parts' }
    const { UploadId } = await first.own.send(new CreateMultipartUploadCommand(target))
    const part = { ...target, UploadId, PartNumber: 1, Body: 'part' }
    const { ETag } = await first.own.send(new UploadPartCommand(part))
    const { LastModified } = await get('kept/é', { from: first.own })
    await first.server.stop()

    const { own } = await serve(dir)
    expect(await keysOf(own)).toEqual(['kept/é'])
    const kept = await get('kept/é', { from: own })
    expect([kept.text, kept.ContentType, kept.Metadata, kept.LastModified]).toEqual([
      'text',
      'text/plain',
      { a: '1' },
      LastModified,
    ])
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
    await own.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }))
    expect((await get('in parts', { from: own })).text).toBe('part')
  })

  it('sweeps drafts and uploads of long ago when it starts again', async () => {
    const dir = folder()
    const first = await serve(dir)
    const begin = async (Key: string) =>
      (await first.own.send(new CreateMultipartUploadCommand({ Bucket, Key }))).UploadId ?? ''
    const [old, recent] = [await begin('old'), await begin('recent')]
    await first.server.stop()
    writeFileSync(path.join(dir, 'drafts', 'left'), 'half an object')
    const yesterday = Date.now() / 1000 - 25 * 60 * 60
    utimesSync(path.join(dir, 'uploads', old), yesterday, yesterday)

    const { own } = await serve(dir)
    const parts = (Key: string, UploadId: string) =>
      refusalOf(own.send(new ListPartsCommand({ Bucket, Key, UploadId })))
    expect(await parts('old', old)).toEqual([404, 'NoSuchUpload'])
    expect(await parts('recent', recent)).toEqual([200])
    expect(draftsIn(dir)).toEqual([])
  })
})

describe('a folder', () => {
  it('is served by one server at a time', async () => {
    const dir = folder()
    const { server } = await serve(dir)
    await expect(startS3({ dir, ...keys })).rejects.toThrow(Problem)
    await server.stop()
    await serve(dir)
  })

  it('is free again after a start that failed', async () => {
    const dir = folder()
    const port = Number(new URL(service.endpoint).port)
    await expect(startS3({ dir, ...keys, port })).rejects.toThrow(Problem)
    await serve(dir)
  })

  it('gets the buckets that are named, once', async () => {
    const dir = folder()
    await (await startS3({ dir, ...keys, buckets: ['one', 'two'] })).stop()
    const server = await startS3({ dir, ...keys, buckets: ['two', 'three'] })
    undo.push(server.stop)
    expect(readdirSync(path.join(dir, 'buckets')).sort()).toEqual(['one', 'three', 'two'])
  })

  it('is not made for a bucket that cannot be', async () => {
    const dir = path.join(folder(), 'new')
    await expect(startS3({ dir, ...keys, buckets: ['../x'] })).rejects.toMatchObject({
      code: 'InvalidBucketName',
    })
    expect(existsSync(dir)).toBe(false)
  })

  it('is not served without a secret', async () => {
    await expect(startS3({ dir: folder(), ...keys, secretAccessKey: '' })).rejects.toThrow('secret')
  })

  it('whose object was damaged says so and serves the others', async () => {
    const dir = folder()
    const { own } = await serve(dir)
    await put('damaged', 'x'.repeat(1000), { from: own })
    const objects = path.join(dir, 'buckets', Bucket)
    const [file = ''] = readdirSync(objects)
    await put('sound', 'sound', { from: own })
    writeFileSync(path.join(objects, file), readFileSync(path.join(objects, file)).subarray(0, 500))
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await refusalOf(get('damaged', { from: own }))).toEqual([500, 'InternalError'])
    expect(said).toHaveBeenCalledTimes(1)
    said.mockRestore()
    expect((await get('sound', { from: own })).text).toBe('sound')
    await put('damaged', 'mended', { from: own })
    expect((await get('damaged', { from: own })).text).toBe('mended')
  })
})

interface Child {
  readonly child: ChildProcess
  readonly own: S3Client
}

/** A process that has loaded the server and waits for its folder. */
const loadChild = async (): Promise<ChildProcess> => {
  const child = fork(path.join(import.meta.dirname, 'holdS3.ts'), {
    execArgv: ['--import', 'tsx'],
  })
  undo.push(() => child.kill('SIGKILL'))
  await once(child, 'message')
  return child
}

const startChild = async (dir: string, loaded = loadChild()): Promise<Child> => {
  const child = await loaded
  child.send({ dir, bucket: Bucket })
  const [{ endpoint }] = (await once(child, 'message')) as [{ endpoint: string }]
  return { child, own: another({}, { ...service, endpoint }) }
}

const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('a server in a process of its own', () => {
  it('needs no more memory for large objects than for small ones', async () => {
    const { child, own } = await startChild(folder())
    const most = async (): Promise<number> => {
      child.send('how much memory?')
      const [{ maxRSS }] = (await once(child, 'message')) as [{ maxRSS: number }]
      return maxRSS / MiB
    }
    const piece = randomBytes(MiB)
    const stream = (count: number) => Readable.from(Array.from({ length: count }, () => piece))
    const exchange = async (count: number) => {
      await put('large', stream(count), { from: own, ContentLength: count * MiB })
      const { Body } = await own.send(new GetObjectCommand({ Bucket, Key: 'large' }))
      let size = 0
      for await (const data of Body as Readable) size += (data as Buffer).length
      return size / MiB
    }
    await exchange(16)
    const before = await most()
    expect(await exchange(256)).toBe(256)
    expect((await most()) - before).toBeLessThan(96)
  })

  it('that is killed 20 times amid writes has what it acknowledged, and nothing half', async () => {
    const dir = folder()
    // What each key may hold: the versions since the last one that was acknowledged; 0 is none.
    const possible = new Map<string, number[]>()
    const bodyOf = (key: string, version: number): Buffer =>
      Buffer.alloc(1 + ((version * 7919) % 300_000), `${key} ${version} `)
    let version = 0
    let acknowledged = 0

    const change = async (own: S3Client, key: string): Promise<void> => {
      const next = ++version
      const deletes = next % 5 === 0
      possible.set(key, [...(possible.get(key) ?? [0]), deletes ? 0 : next])
      await (deletes
        ? own.send(new DeleteObjectCommand({ Bucket, Key: key }))
        : own.send(new PutObjectCommand({ Bucket, Key: key, Body: bodyOf(key, next) })))
      possible.set(key, [deletes ? 0 : next])
      acknowledged++
    }

    const write = async (own: S3Client, writer: number): Promise<void> => {
      try {
        for (let i = 0; ; i++) await change(own, `writer ${writer}/key ${i % 3}`)
      } catch {
        // The server was killed, as it was to be.
      }
    }

    const found = async (own: S3Client, key: string): Promise<Buffer | undefined> => {
      const { body, ETag } = await get(key, { from: own }).catch((error: unknown) => {
        if (error instanceof Error && error.name === 'NoSuchKey')
          return { body: undefined, ETag: '' }
        throw error
      })
      expect(ETag).toBe(body ? quoted(md5(body)) : '')
      return body
    }

    let next = loadChild()
    for (let round = 0; round < 20; round++) {
      const { child, own } = await startChild(dir, next)
      next = loadChild()
      expect(draftsIn(dir)).toEqual([])
      const present: string[] = []
      for (const [key, versions] of possible) {
        const body = await found(own, key)
        const held = versions.find((v) => (v === 0 ? !body : body?.equals(bodyOf(key, v))))
        expect(held, `${key} is one of ${versions.join(', ')}`).toBeDefined()
        possible.set(key, [held ?? 0])
        present.push(...(body ? [key] : []))
      }
      expect(await keysOf(own)).toEqual(present.sort())
      const target = acknowledged + 5 + round * 2
      const writers = Array.from({ length: 6 }, (_, writer) => write(own, writer))
      await vi.waitUntil(() => acknowledged >= target, { timeout: 20_000, interval: 1 })
      await kill(child)
      await Promise.all(writers)
    }
    await next
    expect(acknowledged).toBeGreaterThan(20 * 20)
  }, 180_000)

  it('that is killed leaves its folder to the next', async () => {
    const dir = folder()
    const { child, own } = await startChild(dir)
    await put('before', 'x', { from: own })
    await expect(startS3({ dir, ...keys })).rejects.toThrow(Problem)
    await kill(child)
    const next = await serve(dir)
    expect((await get('before', { from: next.own })).text).toBe('x')
    expect((await next.own.send(new HeadBucketCommand({ Bucket }))).$metadata.httpStatusCode).toBe(
      200,
    )
    const head = new HeadObjectCommand({ Bucket, Key: 'before' })
    expect((await next.own.send(head)).ContentLength).toBe(1)
  })
})
