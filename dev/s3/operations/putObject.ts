import { readConditions } from '../conditions.ts'
import { checkDeclared, readDeclared } from '../declared.ts'
import type { Digests } from '../digests.ts'
import { S3Error } from '../errors.ts'
import type { Content } from '../store/draft.ts'
import type { ObjectRecord, StoredChecksum } from '../store/record.ts'
import type { Call, Operation } from './operation.ts'
import { checksumHeaders, emptyReply, quoted, type Reply } from './reply.ts'
import { readStoredHeaders } from './storedHeaders.ts'

export const putObject: Operation = async (call) => {
  const content = receive(call, { headers: readStoredHeaders(call.headers) })
  const conditions = readConditions(call.headers)
  return storedReply(await call.store.objects.write(call, { ...content, conditions }))
}

const maxUpload = 5 * 1024 ** 3

interface Receiving {
  readonly headers: ObjectRecord['headers']
  /** The checksum to keep where the request names none. */
  readonly algorithm?: Content['algorithm']
}

/** The body of a request as content to store, once it is found to be what was declared. */
export const receive = (call: Call, { headers, algorithm: usual }: Receiving): Content => {
  const { chunks, trailers, length } = call.body
  if (length === undefined) throw new S3Error('MissingContentLength')
  if (length > maxUpload) throw new S3Error('EntityTooLarge')
  const declared = readDeclared(call.headers)
  const algorithm = declared.algorithm ?? usual
  return {
    chunks,
    algorithm,
    describe: (digests) => {
      checkDeclared(declared, { digests, trailers })
      return { etag: digests.md5, headers, checksum: wholeChecksum(digests, algorithm) }
    },
  }
}

/** The checksum of data that was read in one go. */
export const wholeChecksum = (
  { checksum }: Digests,
  algorithm: Content['algorithm'],
): StoredChecksum | null =>
  algorithm && checksum !== undefined ? { algorithm, value: checksum, type: 'FULL_OBJECT' } : null

export const storedReply = ({ etag, checksum }: ObjectRecord): Reply =>
  emptyReply(200, { ETag: quoted(etag), ...checksumHeaders(checksum) })
