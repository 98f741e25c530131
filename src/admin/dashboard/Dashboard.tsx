import { Button, Gutter, Link } from '@payloadcms/ui'
import { FilmCard } from './FilmCard.tsx'
import { countOf } from './countOf.ts'
import { newestFilms } from './newestFilms.ts'
import type { AdminViewServerProps, CollectionSlug } from 'payload'
import './dashboard.css'

const counted: [CollectionSlug, label: string][] = [
  ['movies', 'Films'],
  ['persons', 'People'],
  ['characters', 'Characters'],
  ['castings', 'Cast'],
  ['files', 'Files'],
]

/** Greets an editor with what is in the catalogue, what was added last, and what they most often come to do. */
export const Dashboard = async ({ initPageResult: { req } }: AdminViewServerProps) => {
  const { payload, user } = req
  const collections = `${payload.config.routes.admin}/collections`
  const [films, counts] = await Promise.all([
    newestFilms(req),
    Promise.all(counted.map(([slug]) => countOf(slug, req))),
  ])
  return (
    <Gutter className="home">
      <header className="home__header">
        <h1>Welcome, {user?.firstName ?? user?.username}</h1>
        <div className="home__actions">
          <Button el="link" to={`${collections}/movies/create`}>
            Add a film
          </Button>
          <Button el="link" buttonStyle="secondary" to={`${collections}/persons/create`}>
            Add a person
          </Button>
        </div>
      </header>
      <ul className="home__counts">
        {counted.map(([slug, label], index) => (
          <li key={slug}>
            <Link className="home__count" href={`${collections}/${slug}`} prefetch={false}>
              <strong>{counts[index]}</strong> {label}
            </Link>
          </li>
        ))}
      </ul>
      <h2>Newest films</h2>
      {films.length === 0 && <p>There are none yet. Add the first.</p>}
      <ul className="home__films">
        {films.map((film) => (
          <li key={film.id}>
            <FilmCard film={film} href={`${collections}/movies/${film.id}`} />
          </li>
        ))}
      </ul>
    </Gutter>
  )
}
