import type { Bytes } from '../bytes.ts'
import type { Keys } from './keys.ts'
import type { ObjectRecord } from './record.ts'

/** Which keys to list: those after a place, at most so many, folded at a delimiter. */
export interface ListingRequest {
  readonly prefix: Bytes
  readonly delimiter: Bytes
  /** Keys and folded prefixes at or before this are left out. */
  readonly after: Bytes
  readonly limit: number
}

/** A page: objects, and prefixes that stand for all keys that share them. */
export interface Listing {
  readonly objects: readonly { readonly bytes: Bytes; readonly record: ObjectRecord }[]
  readonly prefixes: readonly Bytes[]
  /** Where the next page goes on; undefined on the last. */
  readonly next: Bytes | undefined
}

/** One page of a bucket, without looking at keys that the page leaves out. */
export const listKeys = (keys: Keys, request: ListingRequest): Listing => {
  const objects: { bytes: Bytes; record: ObjectRecord }[] = []
  const prefixes: Bytes[] = []
  let last: Bytes | undefined
  for (const { place, record } of itemsAfter(keys, request)) {
    if (objects.length + prefixes.length >= request.limit) return { objects, prefixes, next: last }
    if (record) objects.push({ bytes: place, record })
    else prefixes.push(place)
    last = place
  }
  return { objects, prefixes, next: undefined }
}

interface Item {
  /** A key, or the prefix that stands for many. */
  readonly place: Bytes
  /** Absent for a prefix. */
  readonly record?: ObjectRecord
}

function* itemsAfter(keys: Keys, request: ListingRequest): Generator<Item> {
  const { prefix, after } = request
  let index = keys.seek(prefix > after ? prefix : after)
  for (let entry; (entry = keys.at(index))?.bytes.startsWith(prefix);) {
    const folded = fold(entry.bytes, request)
    index = folded === undefined ? index + 1 : keys.seek(pastPrefix(folded))
    const item =
      folded === undefined ? { place: entry.bytes, record: entry.record } : { place: folded }
    if (item.place > after) yield item
  }
}

const fold = (key: Bytes, { prefix, delimiter }: ListingRequest): Bytes | undefined => {
  if (delimiter === '') return undefined
  const end = key.indexOf(delimiter, prefix.length)
  return end < 0 ? undefined : key.slice(0, end + delimiter.length)
}

// UTF-8 has no byte 0xff, so this comes after every key that starts with the prefix.
const pastPrefix = (prefix: Bytes): Bytes => `${prefix}\xff`
