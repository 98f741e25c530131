'use client'

import { CheckboxField, useForm } from '@payloadcms/ui'
import type { CheckboxFieldClientComponent } from 'payload'

/** Ticks one row of a list as the main one, and unticks the others: two main photos are refused. */
export const MainPhotoTick: CheckboxFieldClientComponent = (props) => {
  const { dispatchFields, getFields } = useForm()
  const untickOthers = () => {
    const ticked = Object.entries(getFields()).filter(
      ([path, { value }]) => path !== props.path && rowOf(path) === rowOf(props.path) && value,
    )
    for (const [path] of ticked) dispatchFields({ type: 'UPDATE', path, value: false })
  }
  return (
    <CheckboxField
      {...props}
      onChange={(isTicked) => {
        if (isTicked) untickOthers()
      }}
    />
  )
}

/** The same for a field of every row: `photos.3.isPrimary` is `photos.*.isPrimary`. */
const rowOf = (path: string) => path.replace(/\.\d+\./, '.*.')
