'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { DateFieldClientComponent, DateFieldClientProps as Props } from 'payload'
import './days.css'

/**
 * Picks a calendar day with the browser's own control, which knows no time zone. Payload's picker shows midnight UTC in
 * local time: the day before, anywhere west of Greenwich.
 */
export const DayField: DateFieldClientComponent = ({ field, path: given, readOnly }) => {
  const { disabled, path, setValue, showError, value } = useField<string | null>({
    potentiallyStalePath: given,
  })
  const { label = '', required = false } = field
  const id = `field-${path.replaceAll('.', '__')}`
  return (
    <div className={`field-type text day-field ${showError ? 'error' : ''}`}>
      <FieldLabel htmlFor={id} label={label} path={path} required={required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          id={id}
          type="date"
          min="1000-01-01"
          max="2100-12-31"
          disabled={readOnly === true || disabled}
          value={value?.slice(0, 10) ?? ''}
          onChange={({ target }) => {
            setValue(target.value ? `${target.value}T00:00:00.000Z` : null)
          }}
        />
      </div>
      <Description field={field} path={path} />
    </div>
  )
}

const Description = ({ field, path }: { field: Props['field']; path: string }) => (
  <FieldDescription description={field.admin?.description ?? ''} path={path} />
)
