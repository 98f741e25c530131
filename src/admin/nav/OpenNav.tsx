'use client'

import { useNav, useWindowInfo } from '@payloadcms/ui'
import { useEffect, type ReactNode } from 'react'

/** Leaves the sidebar open on a laptop's screen: Payload closes it on every load up to 1440 pixels. */
export const OpenNav = ({ children }: { children: ReactNode }) => {
  const { setNavOpen } = useNav()
  const { breakpoints } = useWindowInfo()
  const isLaptop = breakpoints['l'] === true && breakpoints['m'] === false
  useEffect(() => {
    // Payload's own effect comes after this one; what is said last counts, and only that is drawn.
    if (isLaptop)
      queueMicrotask(() => {
        setNavOpen(true)
      })
  }, [isLaptop, setNavOpen])
  return children
}
