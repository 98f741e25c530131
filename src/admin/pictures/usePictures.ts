'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { File as StoredFile } from '#src/payload-types.ts'

type Picture = Pick<StoredFile, 'alt' | 'filename' | 'id' | 'thumbnailURL' | 'url'>

/** The files of these ids in their order, as far as they have arrived. */
export const usePictures = (ids: number[]): Picture[] => {
  const { config } = useConfig()
  const [known, setKnown] = useState<Picture[]>([])
  const missing = ids.filter((id) => !known.some((picture) => picture.id === id)).join(',')
  useEffect(() => {
    if (missing === '') return
    const aborted = new AbortController()
    const query = `where[id][in]=${missing}&depth=0&limit=100&pagination=false`
    void fetch(`${config.routes.api}/files?${query}`, { signal: aborted.signal })
      .then(async (response) => toPictures(await response.json()))
      .then((found) => {
        setKnown((before) => [...before, ...found])
      })
      .catch(() => undefined)
    return () => {
      aborted.abort()
    }
  }, [config.routes.api, missing])
  return ids.flatMap((id) => known.find((picture) => picture.id === id) ?? [])
}

const toPictures = (answer: unknown) => (answer as { docs?: Picture[] }).docs ?? []
