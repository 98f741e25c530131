import type { ReactNode } from 'react'

/** Next wants one; nobody asks for a page. */
const Layout = ({ children }: { children: ReactNode }) => (
  <html lang="en">
    <body>{children}</body>
  </html>
)

export default Layout
