import { HeadBucketCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { readyBucket } from '../../../dev/launch/bucket.ts'
import { clientOf, openOwnService, type Service } from '../s3Service.ts'

let service: Service

beforeAll(async () => {
  service = await openOwnService()
})
afterAll(() => service.stop())

const settings = (more: object = {}) => ({ ...service, bucket: 'films', ...more })

test('a first run makes its bucket, and finds it the next time', async () => {
  await readyBucket(settings())
  await readyBucket(settings())
  await clientOf(service).send(new HeadBucketCommand({ Bucket: 'films' }))
})

test.each([
  ['a wrong secret', { secretAccessKey: 'wrong' }, /refuses S3_BUCKET films to S3_ACCESS_KEY_ID/],
  [
    'no service',
    { endpoint: 'http://127.0.0.1:1' },
    /^Cannot reach S3 at http:\/\/127.0.0.1:1 \(S3_ENDPOINT\)/,
  ],
  ['no name for a bucket', { bucket: 'Not A Name' }, /^Cannot use S3_BUCKET Not A Name at /],
])('%s is a line that names the setting', async (_, wrong, message) => {
  await expect(readyBucket(settings(wrong))).rejects.toThrow(message)
})
