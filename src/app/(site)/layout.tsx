import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import './site.css'

export const metadata: Metadata = {
  title: { default: 'Marquee', template: '%s · Marquee' },
  description: 'A film catalogue over REST and GraphQL',
}

/** Rendered for each answer: films come from the database, and scripts carry the answer's nonce. */
export const dynamic = 'force-dynamic'

const Layout = ({ children }: { children: ReactNode }) => (
  <html lang="en">
    <body>
      <header className="masthead">
        <a href="/">
          <img alt="" src="/icon.svg" width={32} height={32} /> Marquee
        </a>
        <nav>
          <a href="/admin">Dashboard</a>
        </nav>
      </header>
      <main>{children}</main>
    </body>
  </html>
)

export default Layout
