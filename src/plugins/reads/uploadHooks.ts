import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

/** Whether a hook is one of those that write a file's address: Payload's own, or the storage package's, unchanging. */
export const isUploadAddress = (hook: unknown) => isPayloads(hook) || passing.has(hook)

/** Payload's own hook that writes a file's address. */
export const isPayloads = (hook: unknown) =>
  typeof hook === 'function' && /generateFilePathOrURL\)?\(\{/.test(String(hook))

/** The storage package's hooks that leave an address as it is: no address of one's own making is set up for them. */
const passing = new Set<unknown>()
const tried = new WeakSet()

/** Tries the storage package's hooks of a collection, once. */
export const tryUploadHooks = async (config: SanitizedCollectionConfig) => {
  if (!config.upload || tried.has(config.flattenedFields)) return
  for (const hook of hooksIn(config.flattenedFields)) if (await passes(hook)) passing.add(hook)
  tried.add(config.flattenedFields)
}

type Hook = (args: { data: object; value: string }) => unknown

const hooksIn = (fields: FlattenedField[]): Hook[] =>
  fields.flatMap((field) =>
    'flattenedFields' in field
      ? hooksIn(field.flattenedFields)
      : ((('hooks' in field && field.hooks?.afterRead) || []) as Hook[]),
  )

/** It appends the file's folder to an address, if there is one; all else that it may do is in its options. */
async function passes(hook: Hook) {
  if (!String(hook).includes('getObjectFolder(')) return false
  const address = '/a-file.png'
  const sizes = new Proxy({}, { get: () => ({ filename: 'a-file.png' }) })
  return (await hook({ data: { filename: 'a-file.png', sizes }, value: address })) === address
}
