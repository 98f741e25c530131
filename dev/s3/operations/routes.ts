import { S3Error } from '../errors.ts'
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listBuckets,
} from './buckets.ts'
import { copyObject } from './copyObject.ts'
import { deleteObject, deleteObjects } from './deleteObjects.ts'
import { getObject, headObject } from './getObject.ts'
import { listObjects, listObjectsV2 } from './listObjects.ts'
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
} from './multipart.ts'
import type { Call, Operation } from './operation.ts'
import { listMultipartUploads, listParts, uploadPart, uploadPartCopy } from './parts.ts'
import { putObject } from './putObject.ts'

interface Route {
  readonly method: string
  readonly of: 'service' | 'bucket' | 'object'
  /** What the query must have: a name, or a name and its value. */
  readonly query?: string
  /** A header that must be there. */
  readonly header?: string
  readonly run: Operation
}

/** The first that fits is carried out. */
const routes: readonly Route[] = [
  { method: 'GET', of: 'service', run: listBuckets },
  { method: 'GET', of: 'bucket', query: 'location', run: getBucketLocation },
  { method: 'GET', of: 'bucket', query: 'uploads', run: listMultipartUploads },
  { method: 'GET', of: 'bucket', query: 'list-type=2', run: listObjectsV2 },
  { method: 'GET', of: 'bucket', run: listObjects },
  { method: 'HEAD', of: 'bucket', run: headBucket },
  { method: 'PUT', of: 'bucket', run: createBucket },
  { method: 'DELETE', of: 'bucket', run: deleteBucket },
  { method: 'POST', of: 'bucket', query: 'delete', run: deleteObjects },
  { method: 'GET', of: 'object', query: 'uploadId', run: listParts },
  { method: 'GET', of: 'object', run: getObject },
  { method: 'HEAD', of: 'object', run: headObject },
  {
    method: 'PUT',
    of: 'object',
    query: 'uploadId',
    header: 'x-amz-copy-source',
    run: uploadPartCopy,
  },
  { method: 'PUT', of: 'object', query: 'uploadId', run: uploadPart },
  { method: 'PUT', of: 'object', header: 'x-amz-copy-source', run: copyObject },
  { method: 'PUT', of: 'object', run: putObject },
  { method: 'POST', of: 'object', query: 'uploads', run: createMultipartUpload },
  { method: 'POST', of: 'object', query: 'uploadId', run: completeMultipartUpload },
  { method: 'DELETE', of: 'object', query: 'uploadId', run: abortMultipartUpload },
  { method: 'DELETE', of: 'object', run: deleteObject },
]

/** Parts of S3 that an address can name and that are not here: never answered as something else. */
const unserved = new Set(
  `accelerate acl analytics append attributes cors encryption intelligent-tiering inventory
  legal-hold lifecycle logging metrics notification object-lock ownershipControls policy
  policyStatus publicAccessBlock rename replication requestPayment restore retention select session
  tagging torrent versionId versioning versions website`.split(/\s+/),
)

/** The operation that a request names. Throws NotImplemented or MethodNotAllowed. */
export const findOperation = (method: string, call: Omit<Call, 'body'>): Operation => {
  const missing = [...call.query.keys()].find((name) => unserved.has(name))
  if (missing !== undefined)
    throw new S3Error('NotImplemented', { message: `This server does not implement ${missing}.` })
  const route = routes.find((candidate) => candidate.method === method && fits(candidate, call))
  if (!route) throw new S3Error('MethodNotAllowed')
  return route.run
}

const fits = (
  { of, query, header }: Route,
  call: Pick<Call, 'bucket' | 'key' | 'query' | 'headers'>,
): boolean => {
  const subject = call.key !== '' ? 'object' : call.bucket !== '' ? 'bucket' : 'service'
  if (of !== subject) return false
  return hasQuery(call.query, query) && (header === undefined || call.headers.has(header))
}

const hasQuery = (query: Call['query'], wanted: string | undefined): boolean => {
  if (wanted === undefined) return true
  const [name = '', value] = wanted.split('=')
  return query.has(name) && (value === undefined || query.get(name) === value)
}
