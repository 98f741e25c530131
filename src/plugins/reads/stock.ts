import { countOperation, findByIDOperation, findOperation } from 'payload'
import type { Read } from './capture.ts'
import type { Collection, PayloadRequest } from 'payload'

const operations = { find: findOperation, findByID: findByIDOperation, count: countOperation }

export type Reading = {
  collection: Collection
  read: Read & { overrideAccess?: boolean }
  req: PayloadRequest
}

/** Payload's own operation, whose `beforeOperation` hooks have run. */
export function stock({ collection, read, req }: Reading): Promise<unknown> {
  const { kind, ...asked } = read
  const config = {
    ...collection.config,
    hooks: { ...collection.config.hooks, beforeOperation: [] },
  }
  const operation = operations[kind] as (args: object) => Promise<unknown>
  return operation({ ...asked, collection: { ...collection, config }, req })
}
