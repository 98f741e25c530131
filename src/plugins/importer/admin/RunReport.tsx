'use client'

import { Banner, Button, toast, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { Bar } from './Bar.tsx'
import { CountsTable } from './CountsTable.tsx'
import { sizeText } from './sizeText.ts'
import { isUnderWay, stateText } from './stateText.ts'
import { type Progress, useProgress } from './useProgress.ts'
import './imports.css'

/** On the page of an import: how far it is, what came of it, and what can be done about it. */
export const RunReport = () => {
  const { id } = useDocumentInfo()
  const { routes } = useConfig().config
  const router = useRouter()
  const address = `${routes.api}/imports/${String(id)}`
  const [progress, refresh] = useProgress(address, () => {
    router.refresh()
  })
  return (
    progress && (
      <section aria-live="polite" className="run-report">
        <Heading act={(what) => void ask(`${address}/${what}`).then(refresh)} progress={progress} />
        <Report address={address} progress={progress} />
      </section>
    )
  )
}

/** Asks the server for it, and says what the server says. */
async function ask(address: string) {
  const answer = await fetch(address, { method: 'POST', credentials: 'include' })
  const said = (await answer.json()) as { message?: string; errors?: { message: string }[] }
  if (answer.ok) toast.success(said.message)
  else toast.error(said.errors?.[0]?.message)
}

type HeadingProps = { progress: Progress; act: (what: 'cancel' | 'start') => void }

const Heading = ({ act, progress: { isUploaded, state } }: HeadingProps) => (
  <header>
    <h2>{stateText[state] ?? state}</h2>
    {isUploaded &&
      ['waiting', 'reading', 'writing', 'interrupted', 'uploading'].includes(state) && (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => {
            act('cancel')
          }}
          size="small"
        >
          Cancel
        </Button>
      )}
    {isUploaded && ['uploading', 'failed', 'interrupted'].includes(state) && (
      <Button
        margin={false}
        onClick={() => {
          act('start')
        }}
        size="small"
      >
        {state === 'uploading' ? 'Begin' : 'Try again'}
      </Button>
    )}
  </header>
)

const Report = ({ address, progress }: { address: string; progress: Progress }) => {
  const { counts, problem, state } = progress
  const rejected = counts?.rejected ?? 0
  return (
    <>
      {isUnderWay(state) && <Bar {...barOf(progress)} />}
      {problem && <Banner type="error">{problem}</Banner>}
      {counts && <CountsTable counts={counts} />}
      {rejected > 0 && (
        <p>
          <a download href={`${address}/rejected`}>
            Download the {rejected} refused {rejected === 1 ? 'row' : 'rows'} with their reasons
          </a>
        </p>
      )}
    </>
  )
}

function barOf({ state, shown }: Progress) {
  if (!shown || state === 'waiting') return { done: 0, total: undefined, label: 'In a moment' }
  const { phase, done, total } = shown
  if (phase === 'Sorting') return { done, total, label: 'Putting them in order' }
  const text = phase === 'Reading' ? sizeText : (count: number) => count.toLocaleString('en')
  const what = phase === 'Writing' ? ' records' : ''
  return { done, total, label: `${phase} ${text(done)}${total ? ` of ${text(total)}` : ''}${what}` }
}
