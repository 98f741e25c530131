import { Link } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { candidatesOf } from '../../merge/candidates.ts'
import type { Mergeable } from '../../merge/mergeRecords.ts'
import { doublesAt } from './addresses.ts'
import { ChooseOther } from './ChooseOther.tsx'
import { findOne, nameOf } from './findOne.ts'

type Props = { collection: Mergeable; id: number; req: PayloadRequest }

/** The records that may be the same as one, and any other to choose. */
export const DoublesOf = async ({ collection, id, req }: Props) => {
  const record = (await findOne(req, { collection, id })) ?? notFound()
  const candidates = await candidatesOf(req, { collection, id })
  const { admin } = req.payload.config.routes
  return (
    <>
      <h1>What is the same as {nameOf(record)}?</h1>
      {candidates.length === 0 && (
        <p>No other record looks like it. Choose the one that you mean.</p>
      )}
      <ul className="doubles__pairs">
        {candidates.map(({ id: other, name, detail }) => (
          <li key={other}>
            <Link href={doublesAt(admin, { kind: collection, one: id, other })} prefetch={false}>
              <strong>{name}</strong>
              <span>{detail || 'Nothing more is known'}</span>
            </Link>
          </li>
        ))}
      </ul>
      <ChooseOther collection={collection} id={id} />
    </>
  )
}
