import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { staff } from '#src/access/rules.ts'
import type { Mergeable } from '../../merge/mergeRecords.ts'
import { AllDoubles } from './AllDoubles.tsx'
import { Comparison } from './Comparison.tsx'
import { DoublesOf } from './DoublesOf.tsx'
import './doubles.css'

/**
 * `/admin/doubles`: records that may be one. Without more the pairs of the whole catalogue; `?of=` those of one record,
 * `?one=&other=` two side by side. For staff, as the API behind it.
 */
export const Doubles = ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { locale, permissions, req, visibleEntities } = initPageResult
  const { admin } = req.payload.config.routes
  if (!req.user) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/doubles`)}`)
  if (!staff({ req })) notFound()
  return (
    <DefaultTemplate
      i18n={req.i18n}
      payload={req.payload}
      permissions={permissions}
      user={req.user}
      visibleEntities={visibleEntities}
      {...(locale && { locale })}
      {...(params && { params })}
      {...(searchParams && { searchParams })}
    >
      <SetStepNav nav={[{ label: 'Doubles' }]} />
      <Gutter className="doubles">
        <Shown req={req} searchParams={searchParams ?? {}} />
      </Gutter>
    </DefaultTemplate>
  )
}

type Asked = NonNullable<AdminViewServerProps['searchParams']>

const Shown = ({ req, searchParams }: { req: PayloadRequest; searchParams: Asked }) => {
  const asked = (name: string) => [searchParams[name] ?? ''].flat()[0] ?? ''
  const collection: Mergeable = asked('kind') === 'movies' ? 'movies' : 'persons'
  const [of, one, other] = [Number(asked('of')), Number(asked('one')), Number(asked('other'))]
  if (one && other) return <Comparison collection={collection} ids={[one, other]} req={req} />
  if (of) return <DoublesOf collection={collection} id={of} req={req} />
  return <AllDoubles after={asked('after')} collection={collection} req={req} />
}
