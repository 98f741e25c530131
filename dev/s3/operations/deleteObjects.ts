import { readAll } from '../body.ts'
import { toBytes } from '../bytes.ts'
import { type Conditions, readConditions } from '../conditions.ts'
import { checkDeclared, readDeclared } from '../declared.ts'
import { createDigests } from '../digests.ts'
import { S3Error } from '../errors.ts'
import { checkKey } from '../target.ts'
import { group, tag } from '../xml.ts'
import { childrenOf, type Element, parseXml, textOf } from '../parseXml.ts'
import type { Call, Operation } from './operation.ts'
import { emptyReply, xmlReply } from './reply.ts'

export const deleteObject: Operation = async (call) => {
  await call.store.objects.remove(call, readConditions(call.headers))
  return emptyReply(204)
}

const maxDocument = 8 * 1024 * 1024
const maxObjects = 1000

export const deleteObjects: Operation = async (call) => {
  await call.store.buckets.require(call.bucket)
  const document = parseXml((await readVerified(call)).toString())
  const objects = childrenOf(document, 'Object')
  if (document.name !== 'Delete' || objects.length === 0 || objects.length > maxObjects)
    throw new S3Error('MalformedXML')
  const quiet = textOf(document, 'Quiet') === 'true'
  const results: string[] = []
  for (const object of objects) results.push(await deleteListed(call, object))
  return xmlReply('DeleteResult', quiet ? results.filter(isError) : results)
}

const isError = (element: string): boolean => element.startsWith('<Error>')

/** The body, which S3 wants to be sent with a digest, since it deletes. */
const readVerified = async (call: Call): Promise<Buffer> => {
  const declared = readDeclared(call.headers)
  if (declared.md5 === undefined && declared.algorithm === undefined)
    throw new S3Error('InvalidRequest', { message: 'Content-MD5 or a checksum is required.' })
  const data = await readAll(call.body, maxDocument)
  const digests = createDigests(declared.algorithm)
  digests.update(data)
  checkDeclared(declared, { digests: digests.end(), trailers: call.body.trailers })
  return data
}

const deleteListed = async (call: Call, object: Element): Promise<string> => {
  const key = textOf(object, 'Key')
  if (!key) throw new S3Error('MalformedXML')
  try {
    checkKey(toBytes(key))
    await call.store.objects.remove({ bucket: call.bucket, key }, conditionsOf(object))
    return group('Deleted', [tag('Key', key)])
  } catch (error) {
    if (!(error instanceof S3Error)) throw error
    return group('Error', [tag('Key', key), tag('Code', error.code), tag('Message', error.message)])
  }
}

const conditionsOf = (object: Element): Conditions => {
  if (textOf(object, 'VersionId')) throw new S3Error('NotImplemented')
  const etag = textOf(object, 'ETag')
  return readConditions(new Map(etag === undefined ? [] : [['if-match', etag]]))
}
