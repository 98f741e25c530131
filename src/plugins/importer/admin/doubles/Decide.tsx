'use client'

import { Button, ConfirmationModal, toast, useConfig, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Mergeable } from '../../merge/mergeRecords.ts'
import { doublesAt } from './addresses.ts'

type Named = { id: number; name: string }
type Props = { collection: Mergeable; records: [Named, Named] }

const modal = 'merge-doubles'

/** Which of two is kept, or that they are not the same. */
export const Decide = ({ collection, records: [one, other] }: Props) => {
  const { routes } = useConfig().config
  const router = useRouter()
  const { openModal } = useModal()
  const [kept, setKept] = useState<Named>(one)
  const gone = kept.id === one.id ? other : one
  const say = async (what: 'merge' | 'distinct', then: string) => {
    if (!(await tell(`${routes.api}/${collection}/${kept.id}/${what}`, gone.id))) return
    router.push(then)
    router.refresh()
  }
  return (
    <tfoot>
      <tr>
        <td>
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => void say('distinct', doublesAt(routes.admin, { kind: collection }))}
          >
            Not the same
          </Button>
        </td>
        {[one, other].map((record) => (
          <td key={record.id}>
            <Button
              margin={false}
              onClick={() => {
                setKept(record)
                openModal(modal)
              }}
            >
              Keep this one
            </Button>
          </td>
        ))}
      </tr>
      <ConfirmationModal
        body={`Record ${gone.id} (${gone.name}) becomes record ${kept.id} (${kept.name}). This cannot be undone.`}
        confirmLabel="Make them one"
        heading="Make them one"
        modalSlug={modal}
        onConfirm={() => say('merge', `${routes.admin}/collections/${collection}/${kept.id}`)}
      />
    </tfoot>
  )
}

/** Tells the server of the other record, and what the server says. Answers whether it was done. */
async function tell(address: string, from: number) {
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ from }),
  })
  const said = (await answer.json()) as { message?: string; errors?: { message: string }[] }
  if (answer.ok) toast.success(said.message)
  else toast.error(said.errors?.[0]?.message)
  return answer.ok
}
