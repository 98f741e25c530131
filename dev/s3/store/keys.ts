import { type Bytes, toBytes } from '../bytes.ts'
import type { ObjectRecord } from './record.ts'

/** The keys of a bucket in S3's order, which is that of their UTF-8 bytes. */
export interface Keys {
  set(record: ObjectRecord): void
  delete(key: string): void
  /** The first key that is at or after this place. */
  seek(place: Bytes): number
  at(index: number): { readonly bytes: Bytes; readonly record: ObjectRecord } | undefined
}

export const createKeys = (records: Iterable<ObjectRecord>): Keys => {
  const byKey = new Map<Bytes, ObjectRecord>()
  for (const record of records) byKey.set(toBytes(record.key), record)
  const sorted = [...byKey.keys()].sort()
  const seek = (place: Bytes): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle] ?? '') < place) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    seek,
    set: (record) => {
      const bytes = toBytes(record.key)
      if (!byKey.has(bytes)) sorted.splice(seek(bytes), 0, bytes)
      byKey.set(bytes, record)
    },
    delete: (key) => {
      const bytes = toBytes(key)
      if (byKey.delete(bytes)) sorted.splice(seek(bytes), 1)
    },
    at: (index) => {
      const bytes = sorted[index]
      const record = bytes === undefined ? undefined : byKey.get(bytes)
      return bytes === undefined || !record ? undefined : { bytes, record }
    },
  }
}
