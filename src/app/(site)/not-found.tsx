import type { Metadata } from 'next'

export const metadata: Metadata = { title: 'Not found' }

/** 404, with the way back. */
const NotFound = () => (
  <section className="lead">
    <h1>No such page</h1>
    <p>
      This one is not showing. Try the <a href="/">front door</a> or the{' '}
      <a href="/admin">dashboard</a>.
    </p>
  </section>
)

export default NotFound
