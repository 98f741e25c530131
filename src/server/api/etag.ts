import crypto from 'node:crypto'

/** A weak tag of an answer's bytes: the same answer may be packed or not. */
export const etagOf = (bytes: Uint8Array | string) => `W/"${sha1(bytes)}"`

const { hash } = crypto as Partial<typeof crypto>

// Hashing in one go is much quicker, and newer than the oldest Node that we run on.
const sha1: (bytes: Uint8Array | string) => string = hash
  ? (bytes) => hash('sha1', bytes, 'base64url')
  : (bytes) => crypto.createHash('sha1').update(bytes).digest('base64url')
