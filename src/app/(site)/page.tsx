/** The front door: where the dashboard and the APIs are. */
const Page = () => (
  <main>
    <h1>Marquee</h1>
    <ul>
      <li>
        <a href="/admin">Dashboard</a>
      </li>
      <li>
        <a href="/api/movies">Films over REST</a>
      </li>
    </ul>
  </main>
)

export default Page
