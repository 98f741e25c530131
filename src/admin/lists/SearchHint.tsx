'use client'

import { useEffect, useRef } from 'react'

/** Says what the list's search box finds. Payload names the fields of the collection itself alone, else "ID". */
export const SearchHint = ({ finds }: { finds: string }) => {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const box = mark.current?.closest('.collection-list')?.querySelector('.search-filter__input')
    const hint = `Search by ${finds}`
    box?.setAttribute('placeholder', hint)
    box?.setAttribute('aria-label', hint)
  })
  return <span hidden ref={mark} />
}
