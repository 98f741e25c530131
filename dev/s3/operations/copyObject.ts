import { percentDecode, toText } from '../bytes.ts'
import type { Algorithm } from '../checksums.ts'
import { judgeRead, readConditions } from '../conditions.ts'
import { namedAlgorithm } from '../declared.ts'
import { S3Error } from '../errors.ts'
import type { Content } from '../store/draft.ts'
import type { OpenObject, Place } from '../store/objects.ts'
import type { ObjectRecord } from '../store/record.ts'
import { checkBucketName } from '../target.ts'
import { tag } from '../xml.ts'
import type { Call, Operation } from './operation.ts'
import { wholeChecksum } from './putObject.ts'
import type { Range } from './range.ts'
import { checksumElements, quoted, type Reply, xmlReply } from './reply.ts'
import { readStoredHeaders } from './storedHeaders.ts'

export const copyObject: Operation = async (call) => {
  const source = readSource(call)
  const replaced = replacedHeaders(call)
  if (!replaced && source.bucket === call.bucket && source.key === call.key)
    throw new S3Error('InvalidRequest', { message: 'A copy onto itself must replace metadata.' })
  const conditions = readConditions(call.headers)
  const record = await withSource(call, source, (object) =>
    call.store.objects.write(call, {
      ...copyOf(object, {
        range: { start: 0, end: object.record.size - 1 },
        algorithm: namedAlgorithm(call.headers) ?? object.record.checksum?.algorithm,
        headers: replaced ?? object.record.headers,
      }),
      conditions,
    }),
  )
  return copyReply('CopyObjectResult', record)
}

/** Lends the object that a copy reads, if it meets the conditions that the copy puts on it. */
export const withSource = async <T>(
  call: Call,
  source: Place,
  use: (object: OpenObject) => Promise<T>,
): Promise<T> => {
  const object = await call.store.objects.open(source)
  try {
    const conditions = readConditions(call.headers, 'x-amz-copy-source-')
    if (judgeRead(conditions, object.record) !== 'fresh') throw new S3Error('PreconditionFailed')
    return await use(object)
  } finally {
    await object.close()
  }
}

/** Reads `x-amz-copy-source: /bucket/key`. Throws InvalidArgument. */
export const readSource = ({ headers }: Call): Place => {
  const text = (headers.get('x-amz-copy-source') ?? '').replace(/^\//, '')
  if (text.includes('?')) throw new S3Error('NotImplemented', { message: 'There are no versions.' })
  const path = toText(percentDecode(text))
  const slash = path.indexOf('/')
  if (slash < 0 || slash === path.length - 1) throw new S3Error('InvalidArgument')
  const bucket = path.slice(0, slash)
  checkBucketName(bucket)
  return { bucket, key: path.slice(slash + 1) }
}

interface Copying {
  readonly range: Range
  readonly algorithm: Algorithm | undefined
  readonly headers: ObjectRecord['headers']
}

/** Content that is read from an object. */
export const copyOf = (object: OpenObject, { range, algorithm, headers }: Copying): Content => ({
  chunks: object.read(range),
  algorithm,
  describe: (digests) => ({
    etag: digests.md5,
    headers,
    checksum: wholeChecksum(digests, algorithm),
  }),
})

export const copyReply = (name: string, { etag, modified, checksum }: ObjectRecord): Reply =>
  xmlReply(name, [
    tag('LastModified', new Date(modified).toISOString()),
    tag('ETag', quoted(etag)),
    ...checksumElements(checksum),
  ])

const replacedHeaders = ({ headers }: Call): ObjectRecord['headers'] | undefined => {
  const stored = readStoredHeaders(headers)
  const directive = headers.get('x-amz-metadata-directive') ?? 'COPY'
  if (directive === 'COPY') return undefined
  if (directive === 'REPLACE') return stored
  throw new S3Error('InvalidArgument', { message: 'Unknown metadata directive.' })
}
