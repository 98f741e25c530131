import { readAll } from '../body.ts'
import { S3Error } from '../errors.ts'
import { group, tag } from '../xml.ts'
import { parseXml, textOf } from '../parseXml.ts'
import type { Operation } from './operation.ts'
import { emptyReply, xmlReply } from './reply.ts'

/** Everything here belongs to the one key pair. */
export const owner = group('Owner', [tag('ID', 'owner'), tag('DisplayName', 'owner')])

export const listBuckets: Operation = async ({ store }) => {
  const buckets = (await store.buckets.list()).map(({ name, created }) =>
    group('Bucket', [tag('Name', name), tag('CreationDate', new Date(created).toISOString())]),
  )
  return xmlReply('ListAllMyBucketsResult', [owner, group('Buckets', buckets)])
}

const maxConfiguration = 16 * 1024

export const createBucket: Operation = async ({ store, bucket, region, body }) => {
  const configuration = (await readAll(body, maxConfiguration)).toString()
  const wanted = configuration && textOf(parseXml(configuration), 'LocationConstraint')
  if (wanted && wanted !== region) throw new S3Error('IllegalLocationConstraintException')
  await store.buckets.create(bucket)
  return emptyReply(200, { Location: `/${bucket}` })
}

/** Unfinished uploads go with their bucket. */
export const deleteBucket: Operation = async ({ store, bucket }) => {
  await store.buckets.remove(bucket)
  for (const upload of await store.uploads.list(bucket)) await store.uploads.remove(upload)
  return emptyReply(204)
}

export const headBucket: Operation = async ({ store, bucket, region }) => {
  await store.buckets.require(bucket)
  return emptyReply(200, { 'x-amz-bucket-region': region })
}

export const getBucketLocation: Operation = async ({ store, bucket, region }) => {
  await store.buckets.require(bucket)
  // S3 names its first region by leaving it out.
  return xmlReply('LocationConstraint', region === 'us-east-1' ? [] : [region])
}
