import { describe, expect, it } from 'vitest'

import { percentDecode } from '../../dev/s3/bytes.ts'
import { createChecksum } from '../../dev/s3/checksums.ts'
import { decodeChunks } from '../../dev/s3/chunks.ts'
import { readClaim } from '../../dev/s3/claim.ts'
import { verifySignature } from '../../dev/s3/signature.ts'
import { readTarget } from '../../dev/s3/target.ts'

// The examples of Amazon's documentation of signature version 4, "Authenticating Requests".
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

interface Example {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
}

const verify = ({ method, url, headers: given }: Example) => {
  const [rawPath = '', query = ''] = url.split('?')
  const target = { ...readTarget(`/examplebucket?${query}`), path: percentDecode(rawPath) }
  const host = { host: 'examplebucket.s3.amazonaws.com' }
  const headers = new Map(Object.entries({ ...host, ...given }))
  const claim = readClaim(headers, target)
  return verifySignature({ claim, method, path: target.path, headers, secret })
}

const authorization = (signedHeaders: string, signature: string): string =>
  `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders},Signature=${signature}`

const date = { 'x-amz-date': '20130524T000000Z' }

// The examples name the bucket in the host, so their paths are not those of this server's targets.
const examples: [string, Example][] = [
  [
    'GET of a range',
    {
      method: 'GET',
      url: '/test.txt',
      headers: {
        ...date,
        range: 'bytes=0-9',
        'x-amz-content-sha256': emptyHash,
        authorization: authorization(
          'host;range;x-amz-content-sha256;x-amz-date',
          'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
        ),
      },
    },
  ],
  [
    'PUT of a key with a dollar sign',
    {
      method: 'PUT',
      url: '/test%24file.text',
      headers: {
        ...date,
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
        authorization: authorization(
          'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
          '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
        ),
      },
    },
  ],
  [
    'GET of a subresource',
    {
      method: 'GET',
      url: '/?lifecycle',
      headers: {
        ...date,
        'x-amz-content-sha256': emptyHash,
        authorization: authorization(
          'host;x-amz-content-sha256;x-amz-date',
          'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
        ),
      },
    },
  ],
  [
    'listing with a query',
    {
      method: 'GET',
      url: '/?max-keys=2&prefix=J',
      headers: {
        ...date,
        'x-amz-content-sha256': emptyHash,
        authorization: authorization(
          'host;x-amz-content-sha256;x-amz-date',
          '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
        ),
      },
    },
  ],
  [
    'presigned GET',
    {
      method: 'GET',
      url: `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(credential)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
      headers: {},
    },
  ],
]

describe('the documented example of a', () => {
  it.each(examples)('%s is signed right', (_, example) => {
    expect(verify(example).time).toBe('20130524T000000Z')
  })

  it.each(examples)('%s is signed wrong for another method', (_, example) => {
    expect(() => verify({ ...example, method: 'HEAD' })).toThrow(
      expect.objectContaining({ code: 'SignatureDoesNotMatch' }),
    )
  })
})

const seedOf = (signature: string) =>
  verify({
    method: 'PUT',
    url: '/examplebucket/chunkObject.txt',
    headers: {
      host: 's3.amazonaws.com',
      ...date,
      'content-encoding': 'aws-chunked',
      'content-length': '66824',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      authorization: authorization(
        'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
        signature,
      ),
    },
  })

const chunk = (data: string, signature: string): string =>
  `${data.length.toString(16)};chunk-signature=${signature}\r\n${data}\r\n`

const chunks = [
  chunk('a'.repeat(65_536), 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'),
  chunk('a'.repeat(1024), '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'),
  chunk('', 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'),
]

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size))
}

const decoded = async (text: string, size = 1000): Promise<string> => {
  const seed = seedOf('4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9')
  const pieces: Buffer[] = []
  const source = inPieces(text, size)
  for await (const piece of decodeChunks({ source, seed, trailers: new Map() })) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('the documented example of a chunked upload', () => {
  it.each([1, 7, 85, 1000, 65_536, 100_000])('is read in pieces of %i bytes', async (size) => {
    expect(await decoded(chunks.join(''), size)).toBe('a'.repeat(66_560))
  })

  it.each([
    ['changed', chunks.join('').replace('aaab', 'aaac').replace('\r\na', '\r\nb')],
    ['without a chunk', [chunks[0], chunks[2]].join('')],
    ['with chunks swapped', [chunks[1], chunks[0], chunks[2]].join('')],
    ['with a chunk twice', [chunks[0], chunks[0], chunks[1], chunks[2]].join('')],
    ['unsigned', 'a\r\naaaaaaaaaa\r\n0\r\n\r\n'],
  ])('%s is refused', async (_, text) => {
    await expect(decoded(text)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
  })

  it.each([
    ['at a chunk', [chunks[0], chunks[1]].join('')],
    ['within a chunk', chunks.join('').slice(0, 30_000)],
    ['within a line', chunks.join('').slice(0, 20)],
  ])('cut off %s is refused', async (_, text) => {
    await expect(decoded(text)).rejects.toMatchObject({ code: 'IncompleteBody' })
  })
})

describe('the documented example of a chunked upload with a trailer', () => {
  const trailed = [
    chunk('a'.repeat(65_536), 'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2'),
    chunk('a'.repeat(1024), '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7'),
    '0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n',
    'x-amz-checksum-crc32c:sOO8/Q==\r\n',
    'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
    '\r\n',
  ].join('')

  const trailersOf = async (text: string) => {
    const { key, time, scope } = seedOf(
      '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    )
    const signature = '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e'
    const trailers = new Map<string, string>()
    const source = inPieces(text, 1000)
    const checksum = createChecksum('crc32c')
    for await (const piece of decodeChunks({
      source,
      seed: { key, time, scope, signature },
      trailers,
    }))
      checksum.update(piece)
    return { trailers: Object.fromEntries(trailers), computed: checksum.value() }
  }

  it('is read, and its checksum is that of the data', async () => {
    expect(await trailersOf(trailed)).toEqual({
      trailers: { 'x-amz-checksum-crc32c': 'sOO8/Q==' },
      computed: 'sOO8/Q==',
    })
  })

  it.each([
    ['another trailer', trailed.replace('sOO8', 'sOO9')],
    ['another signature of it', trailed.replace('d81f', 'd82f')],
    ['no signature of it', trailed.replace(/x-amz-trailer-signature.*\r\n/, '')],
  ])('with %s is refused', async (_, text) => {
    await expect(trailersOf(text)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
  })
})
