'use client'

import { Button, useConfig, useListDrawer } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { doublesAt } from './addresses.ts'
import type { Mergeable } from '../../merge/mergeRecords.ts'

/** Any other record of the collection, chosen from its list, to be compared with one. */
export const ChooseOther = ({ collection, id }: { collection: Mergeable; id: number }) => {
  const { routes } = useConfig().config
  const router = useRouter()
  const [ListDrawer, , { closeDrawer, openDrawer }] = useListDrawer({
    collectionSlugs: [collection],
    filterOptions: { [collection]: { id: { not_equals: id } } },
  })
  return (
    <>
      <Button buttonStyle="secondary" onClick={openDrawer}>
        {collection === 'persons' ? 'Choose another person' : 'Choose another film'}
      </Button>
      <ListDrawer
        allowCreate={false}
        enableRowSelections={false}
        onSelect={({ doc }) => {
          closeDrawer()
          router.push(
            doublesAt(routes.admin, { kind: collection, one: id, other: Number(doc['id']) }),
          )
        }}
      />
    </>
  )
}
