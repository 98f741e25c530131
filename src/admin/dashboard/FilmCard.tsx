import { Link } from '@payloadcms/ui'
import type { NewFilm } from './newestFilms.ts'

/** A film as its poster, title, year and director. */
export const FilmCard = ({ film, href }: { film: NewFilm; href: string }) => {
  const url = posterOf(film)
  return (
    <Link className="film-card" href={href} prefetch={false}>
      <span className="film-card__poster">
        {url ? <img alt="" loading="lazy" src={url} /> : film.title}
      </span>
      <strong>{film.title}</strong>
      <span>{[film.year, directorOf(film)].filter(Boolean).join(' · ')}</span>
    </Link>
  )
}

const posterOf = ({ poster }: NewFilm) =>
  typeof poster === 'object' ? (poster?.sizes?.w342?.url ?? poster?.url) : undefined

const directorOf = ({ director }: NewFilm) =>
  typeof director === 'object' ? director?.name : undefined
