import { type Bytes } from '../bytes.ts'
import { judgeRead, readConditions } from '../conditions.ts'
import { S3Error } from '../errors.ts'
import type { ObjectRecord } from '../store/record.ts'
import type { Call, Operation } from './operation.ts'
import { type Range, readRange } from './range.ts'
import { checksumHeaders, emptyReply, quoted, type Reply } from './reply.ts'

export const getObject: Operation = async (call) => {
  const { record, read, close } = await call.store.objects.open(call)
  try {
    const { range, ...answer } = toAnswer(call, record)
    return { ...answer, close, ...(range ? { body: read(range) } : {}) }
  } catch (error) {
    await close()
    throw error
  }
}

export const headObject: Operation = async (call) => {
  const { record, close } = await call.store.objects.open(call)
  await close()
  const { status, headers } = toAnswer(call, record)
  return emptyReply(status, headers)
}

interface Answer extends Pick<Reply, 'status' | 'headers'> {
  /** The bytes to send; absent where there is nothing new. */
  readonly range?: Range
}

const toAnswer = (call: Call, record: ObjectRecord): Answer => {
  const judged = judgeRead(readConditions(call.headers), record)
  if (judged === 'failed') throw new S3Error('PreconditionFailed')
  if (judged === 'not modified') return { status: 304, headers: validators(record) }
  const range = readRange(call.headers, record)
  if (range === 'outside') throw outside(call, record)
  const { start, end } = range ?? { start: 0, end: record.size - 1 }
  return {
    status: range ? 206 : 200,
    headers: {
      'Content-Type': 'application/octet-stream',
      ...record.headers,
      ...overrides(call.query),
      ...validators(record),
      'Accept-Ranges': 'bytes',
      'Content-Length': end - start + 1,
      ...(range ? { 'Content-Range': `bytes ${start}-${end}/${record.size}` } : {}),
      ...(range ? {} : wantedChecksum(call, record)),
    },
    range: { start, end },
  }
}

const validators = ({ etag, modified, headers }: ObjectRecord): Record<string, string> => ({
  ETag: quoted(etag),
  'Last-Modified': new Date(modified).toUTCString(),
  ...(headers['cache-control'] === undefined ? {} : { 'cache-control': headers['cache-control'] }),
})

const wantedChecksum = ({ headers }: Call, { checksum }: ObjectRecord): Record<string, string> =>
  headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED' ? checksumHeaders(checksum) : {}

const overridePrefix = 'response-'
const overridable = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
]

const overrides = (query: Call['query']): Record<string, Bytes> =>
  Object.fromEntries(
    overridable.flatMap((name) => {
      const value = query.get(overridePrefix + name)
      return value === undefined ? [] : [[name, checkHeader(value)]]
    }),
  )

/** An address may hold what a header may not, such as a line break. */
const checkHeader = (value: Bytes): Bytes => {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value
  throw new S3Error('InvalidArgument', { message: 'A response header has characters it may not.' })
}

const outside = ({ headers }: Call, { size }: ObjectRecord): S3Error =>
  new S3Error('InvalidRange', {
    details: { RangeRequested: headers.get('range') ?? '', ActualObjectSize: String(size) },
  })
