'use client'

import { useDocumentTitle } from '@payloadcms/ui'
import { useEffect } from 'react'
import { useChosenName } from './useChosenName.ts'

/** Calls a casting by who plays whom: it has no title of its own, and a number tells nobody anything. */
export const CastingTitle = () => {
  const { setDocumentTitle, title } = useDocumentTitle()
  const actor = useChosenName('actor', 'persons')
  const character = useChosenName('character', 'characters')
  const wanted = [character, actor].filter(Boolean).join(' — ')
  useEffect(() => {
    if (wanted !== '' && title !== wanted) setDocumentTitle(wanted)
  }, [setDocumentTitle, title, wanted])
  return null
}
