'use client'

import { Link, NavGroup, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'

/** In the sidebar: the way to the records that may be one. */
export const DoublesLink = () => {
  const { routes } = useConfig().config
  const href = `${routes.admin}/doubles`
  const isHere = usePathname() === href
  return (
    <NavGroup label="Housekeeping">
      <Link className="nav__link" href={href} id="nav-doubles" prefetch={false}>
        {isHere && <div className="nav__link-indicator" />}
        <span className="nav__link-label">Doubles</span>
      </Link>
    </NavGroup>
  )
}
