'use client'

import { NumberField, useField, useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { NumberFieldClientComponent } from 'payload'

/** A film's year: follows the release day while there is one, and is written by hand otherwise. */
export const YearField: NumberFieldClientComponent = (props) => {
  const released = useFormFields(([fields]) => fields['releaseDate']?.value)
  const { setValue, value } = useField<number | null>({ potentiallyStalePath: props.path })
  const year = typeof released === 'string' ? Number(released.slice(0, 4)) : undefined
  const isStale = year !== undefined && year !== value
  useEffect(() => {
    if (isStale) setValue(year, true)
  }, [isStale, setValue, year])
  return <NumberField {...props} readOnly={props.readOnly === true || year !== undefined} />
}
