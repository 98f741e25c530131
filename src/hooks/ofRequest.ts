import type { CollectionBeforeOperationHook } from 'payload'

/**
 * Marks a hook that matters to what a client itself asks for, and never to records that are read within others. Reads
 * that meet a collection with any other `beforeOperation` hook on their way are not compiled: see plugins/reads.
 */
export const ofRequest = (hook: CollectionBeforeOperationHook): CollectionBeforeOperationHook =>
  Object.assign(hook, { ofRequest: true })

/** Marks a hook that matters only where there is no record of the id that is asked for. */
export const ofMissing = (hook: CollectionBeforeOperationHook): CollectionBeforeOperationHook =>
  Object.assign(ofRequest(hook), { ofMissing: true })
