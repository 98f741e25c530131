import { env } from '#src/env.ts'
import { Example } from './Example.tsx'
import { Film } from './Film.tsx'
import { newestFilms } from './newestFilms.ts'

const rest = `curl -g '${env.publicUrl}/api/movies?limit=5&depth=2&where[year][less_than]=1980'`

const graphql = `curl ${env.publicUrl}/api/graphql -H 'content-type: application/json' -d '{
  "query": "{ Movies(limit: 5) { docs { title year director { name } } } }"
}'`

/** The front door: the newest films, and where the dashboard and the APIs are. */
const Page = async () => {
  const films = await newestFilms()
  return (
    <>
      <section className="lead">
        <h1>A film catalogue, over REST and GraphQL</h1>
        <p>
          Editors keep it in the <a href="/admin">dashboard</a>; front ends read it from here.
        </p>
      </section>
      {films.length > 0 && <h2>Newest films</h2>}
      <ul className="films">
        {films.map((film) => (
          <li key={film.id}>
            <Film film={film} />
          </li>
        ))}
      </ul>
      <h2>Read it</h2>
      <div className="examples">
        <Example title="REST" code={rest} />
        <Example title="GraphQL" code={graphql} />
      </div>
    </>
  )
}

export default Page
