'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { doublesAt } from './addresses.ts'

/** On the page of a record: where another that is the same is found and merged into it. */
export const MergeInto = () => {
  const { collectionSlug, id } = useDocumentInfo()
  const { routes } = useConfig().config
  if (!id || (collectionSlug !== 'movies' && collectionSlug !== 'persons')) return null
  return (
    <Button
      buttonStyle="secondary"
      el="link"
      margin={false}
      size="medium"
      to={doublesAt(routes.admin, { kind: collectionSlug, of: id })}
    >
      Merge a double
    </Button>
  )
}
