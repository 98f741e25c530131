'use client'

import { FieldDescription, FieldError, useField, useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'
import { smallest } from './smallest.ts'
import { usePictures } from './usePictures.ts'
import type { UploadFieldClientComponent } from 'payload'
import './pictures.css'

/** Chooses the film's poster among its posters: never another one, and the first as long as nobody chooses. */
export const PosterField: UploadFieldClientComponent = ({ field, path: given, readOnly }) => {
  const { path, setValue, showError, value } = useField<number | null>({
    potentiallyStalePath: given,
  })
  const posters = toIds(useFormFields(([fields]) => fields['posters']?.value))
  const pictures = usePictures(posters)
  const chosen = posters.find((id) => id === value) ?? posters[0] ?? null
  const isStale = (value ?? null) !== chosen
  useEffect(() => {
    if (isStale) setValue(chosen, true)
  }, [chosen, isStale, setValue])
  return (
    <fieldset className="field-type poster-field" disabled={readOnly === true}>
      <legend className="field-label">
        {typeof field.label === 'string' ? field.label : 'Poster'}
      </legend>
      <FieldError path={path} showError={showError} />
      <div className="poster-field__choices">
        {pictures.map((picture) => (
          <label key={picture.id} className="poster-field__choice">
            <input
              type="radio"
              name={path}
              checked={picture.id === chosen}
              onChange={() => {
                setValue(picture.id)
              }}
            />
            <img alt={picture.alt ?? picture.filename ?? ''} src={smallest(picture)} />
          </label>
        ))}
      </div>
      {posters.length === 0 && <p className="poster-field__none">No posters yet: add one below.</p>}
      <FieldDescription description={field.admin?.description ?? ''} path={path} />
    </fieldset>
  )
}

/** What a list of uploads holds in a form: ids, and for a moment after an upload whole records. */
const toIds = (value: unknown): number[] =>
  Array.isArray(value) ? value.map(toId).filter((id) => typeof id === 'number') : []

const toId = (entry: unknown) =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : entry
