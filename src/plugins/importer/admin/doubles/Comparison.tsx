import { Link } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import type { File, Movie, Person } from '#src/payload-types.ts'
import type { Mergeable } from '../../merge/mergeRecords.ts'
import { Decide } from './Decide.tsx'
import { factsOf } from './facts.ts'
import { findOne, nameOf } from './findOne.ts'

type Props = { collection: Mergeable; ids: [number, number]; req: PayloadRequest }

/** Two records side by side, and what an editor can say of them. */
export const Comparison = async ({ collection, ids, req }: Props) => {
  const [one, other] = await Promise.all(ids.map((id) => findOne(req, { collection, id })))
  if (!one || !other || one.id === other.id) notFound()
  const { admin } = req.payload.config.routes
  const [left, right] = [factsOf(one), factsOf(other)]
  const rows = left
    .map(([label, value], at) => ({ label, values: [value, right[at]?.[1] ?? ''] as const }))
    .filter(({ values: [a, b] }) => a !== '' || b !== '')
  return (
    <>
      <h1>{collection === 'persons' ? 'Are they one person?' : 'Are they one film?'}</h1>
      <p>
        The one that you keep learns what it does not know; all that belongs to the other becomes
        its own, and the other’s address leads to it.
      </p>
      <table className="doubles__comparison">
        <thead>
          <tr>
            <td />
            {[one, other].map((record) => (
              <th key={record.id} scope="col">
                <Picture record={record} />
                <Link href={`${admin}/collections/${collection}/${record.id}`} prefetch={false}>
                  {nameOf(record)}
                </Link>
                <small>Record {record.id}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, values: [a, b] }) => (
            <tr className={a !== '' && b !== '' && a !== b ? 'doubles__differs' : ''} key={label}>
              <th scope="row">{label}</th>
              <td>{a || '—'}</td>
              <td>{b || '—'}</td>
            </tr>
          ))}
        </tbody>
        <Decide
          collection={collection}
          records={[
            { id: one.id, name: nameOf(one) },
            { id: other.id, name: nameOf(other) },
          ]}
        />
      </table>
    </>
  )
}

const Picture = ({ record }: { record: Movie | Person }) => {
  const file: number | File | null | undefined =
    'title' in record ? record.poster : record.mainPhoto
  const url = typeof file === 'object' ? (file?.sizes?.w185?.url ?? file?.url) : undefined
  return url ? <img alt="" src={url} /> : null
}
