'use client'

import { useForm, useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { UploadFieldClientProps } from 'payload'

/**
 * A field that lists show and forms leave alone: the main photo follows the ticked one, and a form that sent both could
 * contradict itself.
 */
export const Unsent = ({ path }: UploadFieldClientProps) => {
  const { dispatchFields } = useForm()
  const isSent = useFormFields(([fields]) => fields[path] && !fields[path].disableFormData)
  useEffect(() => {
    if (isSent) dispatchFields({ type: 'UPDATE', path, disableFormData: true })
  }, [dispatchFields, isSent, path])
  return null
}
