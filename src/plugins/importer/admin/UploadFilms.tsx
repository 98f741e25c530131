'use client'

import { Button, CheckboxInput, ReactSelect, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Bar } from './Bar.tsx'
import { ChooseFiles } from './ChooseFiles.tsx'
import { sendFiles } from './sendFiles.ts'
import { sizeText } from './sizeText.ts'
import './imports.css'

/** Above the list of imports: files are chosen, sent and started; the import's own page shows how it goes. */
export const UploadFilms = () => {
  const [files, setFiles] = useState<File[]>([])
  const [sent, setSent] = useState<number>()
  const { routes } = useConfig().config
  const router = useRouter()
  const begin = async (how: How) => {
    setSent(0)
    try {
      const id = await sendFiles({ files, ...how }, { api: routes.api, onSent: setSent })
      router.push(`${routes.admin}/collections/imports/${id}`)
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The files could not be sent.')
      setSent(undefined)
    }
  }
  if (sent !== undefined) return <Sending files={files} sent={sent} />
  return (
    <section className="bring-in">
      <h2>Bring films in</h2>
      <p>
        Files of Wikipedia, IMDb, TMDB, MovieLens or Marquee, plain or gzip, 4 GB at most. Tables
        that belong together go together.
      </p>
      <ChooseFiles files={files} onChange={setFiles} />
      {files.length > 0 && <ChooseHow onBegin={(how) => void begin(how)} />}
    </section>
  )
}

const Sending = ({ files, sent }: { files: File[]; sent: number }) => {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  return (
    <section className="bring-in">
      <h2>Sending the files</h2>
      <Bar done={sent} label={`${sizeText(sent)} of ${sizeText(size)}`} total={size} />
      <p>Stay on this page until they are sent. The import itself needs no open page.</p>
    </section>
  )
}

type How = { format: string | null; overwrite: boolean }

const told = { label: 'Format: told by the files', value: '' }
const formats = [
  told,
  { label: 'Wikipedia (film lists, JSON)', value: 'wikipedia' },
  { label: 'IMDb (title and name tables, TSV)', value: 'imdb' },
  { label: 'TMDB 5000 (movies and credits, CSV)', value: 'tmdb' },
  { label: 'MovieLens (movies and links, CSV)', value: 'movielens' },
  { label: 'Marquee (an export)', value: 'marquee' },
]

const ChooseHow = ({ onBegin }: { onBegin: (how: How) => void }) => {
  const [format, setFormat] = useState(told)
  const [overwrite, setOverwrite] = useState(false)
  return (
    <div className="bring-in__how">
      <ReactSelect
        inputId="import-format"
        isClearable={false}
        onChange={(chosen) => {
          setFormat((Array.isArray(chosen) ? chosen[0] : chosen) as typeof told)
        }}
        options={formats}
        value={format}
      />
      <CheckboxInput
        checked={overwrite}
        label="Overwrite what editors changed by hand"
        name="overwrite"
        onToggle={({ target }) => {
          setOverwrite(target.checked)
        }}
      />
      <Button
        onClick={() => {
          onBegin({ format: format.value || null, overwrite })
        }}
      >
        Send and begin
      </Button>
    </div>
  )
}
