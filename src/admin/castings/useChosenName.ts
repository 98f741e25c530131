'use client'

import { useConfig, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

type Named = { id: unknown; name?: string }

/** The name of the record that a field of the form refers to, once it has arrived. */
export const useChosenName = (field: string, collection: 'characters' | 'persons') => {
  const { config } = useConfig()
  const id = useFormFields(([fields]) => fields[field]?.value)
  const [found, setFound] = useState<Named>()
  useEffect(() => {
    if (typeof id !== 'number') return
    const aborted = new AbortController()
    const path = `${config.routes.api}/${collection}/${id}?depth=0&select[name]=true`
    void fetch(path, { signal: aborted.signal })
      .then(async (response) => {
        setFound((await response.json()) as Named)
      })
      .catch(() => undefined)
    return () => {
      aborted.abort()
    }
  }, [collection, config.routes.api, id])
  return found?.id === id ? found?.name : undefined
}
