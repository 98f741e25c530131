import { ofRequest } from '#src/hooks/ofRequest.ts'
import { admins } from '#src/access/rules.ts'
import { s3Storage } from '@payloadcms/storage-s3'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CollectionConfig, Config, Field, Plugin } from 'payload'
import { openBucket, toClientConfig } from './bucket.ts'
import type { Bucket, S3Settings } from './bucket.ts'
import { endpoints } from './serve/endpoints.ts'
import { describeUpload, rememberKey, removeObjects, storeObjects } from './storeObjects.ts'
import { sweepTask, toSweeper } from './sweep/task.ts'
import { acceptUpload } from './upload/acceptUpload.ts'

type Options = {
  /** Where the bytes are kept; without it (a build) files cannot be uploaded or read. */
  s3: S3Settings | undefined
  memberQuotaBytes: number
}

/** Keeps the bytes of `files` in an S3 bucket, checked, described by their content and in step with their records. */
export const storage =
  ({ s3, memberQuotaBytes }: Options): Plugin =>
  (config) => {
    const bucket = s3 && openBucket(s3)
    const wired = s3Storage({
      bucket: s3?.bucket ?? '',
      config: s3 ? toClientConfig(s3) : {},
      collections: { files: { prefix: '' } },
      enabled: s3 !== undefined,
      alwaysInsertFields: true,
    })(config) as Config
    const sweeper = toSweeper(bucket)
    return {
      ...wired,
      bin: [...(wired.bin ?? []), { key: 'sweep', scriptPath: command }],
      custom: { ...wired.custom, sweepFiles: sweeper },
      jobs: {
        access: { run: admins, queue: admins, cancel: admins },
        ...wired.jobs,
        tasks: [...(wired.jobs?.tasks ?? []), sweepTask(sweeper)],
      },
      collections: (wired.collections ?? []).map((collection) =>
        collection.slug === 'files'
          ? inBucket({ collection, hooks: hooksOf(config), bucket, memberQuotaBytes })
          : collection,
      ),
    }
  }

// Not `new URL(…, import.meta.url)`: that makes the build ship the file as an asset.
const command = path.join(path.dirname(fileURLToPath(import.meta.url)), 'sweep/cli.ts')

type Wiring = {
  collection: CollectionConfig
  hooks: NonNullable<CollectionConfig['hooks']>
  bucket: Bucket | undefined
  memberQuotaBytes: number
}

/**
 * The storage package gives the collection its fields and its place in S3. Its hooks, which write and delete objects
 * before the commit, are replaced by ours.
 */
function inBucket({ collection, hooks, bucket, memberQuotaBytes }: Wiring): CollectionConfig {
  return {
    ...collection,
    fields: collection.fields.map(hideOwnKeys),
    endpoints: [...endpoints(bucket), ...(collection.endpoints || [])],
    upload: {
      ...(typeof collection.upload === 'object' && collection.upload),
      disableLocalStorage: true,
    },
    hooks: {
      ...hooks,
      beforeOperation: [
        ...(hooks.beforeOperation ?? []),
        ofRequest(acceptUpload({ bucket, memberQuotaBytes })),
      ],
      beforeChange: [...(hooks.beforeChange ?? []), describeUpload],
      afterChange: [...(hooks.afterChange ?? []), storeObjects(bucket)],
      beforeDelete: [...(hooks.beforeDelete ?? []), rememberKey],
      afterDelete: [...(hooks.afterDelete ?? []), removeObjects(bucket)],
    },
  }
}

const hooksOf = ({ collections = [] }: Config) =>
  collections.find(({ slug }) => slug === 'files')?.hooks ?? {}

/** What the package keeps for itself; `key` says it all. */
const hideOwnKeys = (field: Field): Field =>
  field.type === 'text' && (field.name === '_objectKey' || field.name === 'prefix')
    ? { ...field, hidden: true }
    : field
