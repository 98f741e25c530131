import { Button, Link } from '@payloadcms/ui'
import type { PayloadRequest } from 'payload'
import { candidatePairs } from '../../merge/candidatePairs.ts'
import type { Mergeable } from '../../merge/mergeRecords.ts'
import { doublesAt } from './addresses.ts'

type Props = { collection: Mergeable; after: string; req: PayloadRequest }

/** The catalogue's pairs that may be one, by name. */
export const AllDoubles = async ({ collection, after, req }: Props) => {
  const { pairs, next } = await candidatePairs(req, { collection, after })
  const { admin } = req.payload.config.routes
  return (
    <>
      <h1>Doubles</h1>
      <p>
        {collection === 'persons'
          ? 'People of one name, of whom nothing says that they are two.'
          : 'Films of one title and year, of which nothing says that they are two.'}{' '}
        Compare them, then make them one or say that they are not the same.
      </p>
      <Kinds admin={admin} shown={collection} />
      {pairs.length === 0 && <p>{next ? 'None on this page.' : 'There are none.'}</p>}
      <ul className="doubles__pairs">
        {pairs.map(([one, other]) => (
          <li key={`${one.id} ${other.id}`}>
            <Link
              href={doublesAt(admin, { kind: collection, one: one.id, other: other.id })}
              prefetch={false}
            >
              <strong>{one.name}</strong>
              <span>{one.detail || 'Nothing more is known'}</span>
              <span>{other.detail || 'Nothing more is known'}</span>
            </Link>
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <Button
          buttonStyle="secondary"
          el="link"
          to={doublesAt(admin, { kind: collection, after: next })}
        >
          Next page
        </Button>
      )}
    </>
  )
}

const Kinds = ({ admin, shown }: { admin: string; shown: Mergeable }) => (
  <nav aria-label="Kinds" className="doubles__kinds">
    {(['persons', 'movies'] as const).map((kind) => (
      <Button
        buttonStyle={kind === shown ? 'primary' : 'secondary'}
        el="link"
        key={kind}
        margin={false}
        size="small"
        to={doublesAt(admin, { kind })}
      >
        {kind === 'persons' ? 'People' : 'Films'}
      </Button>
    ))}
  </nav>
)
