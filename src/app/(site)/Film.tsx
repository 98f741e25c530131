import type { NewFilm } from './newestFilms.ts'

/** A film as its poster, title, year and director, leading to its record. */
export const Film = ({ film }: { film: NewFilm }) => {
  const poster = posterOf(film)
  return (
    <a className="film" href={`/api/movies/${film.id}?depth=2`}>
      {poster ? (
        <img alt={poster.alt} src={poster.src} width={342} height={513} loading="lazy" />
      ) : (
        <span className="film-blank" />
      )}
      <strong>{film.title}</strong>
      <span>{[film.year, directorOf(film)].filter(Boolean).join(' · ')}</span>
    </a>
  )
}

function posterOf({ poster }: NewFilm) {
  if (typeof poster !== 'object' || poster === null) return undefined
  const src = poster.sizes?.w342?.url ?? poster.url
  return src ? { src, alt: poster.alt ?? '' } : undefined
}

const directorOf = ({ director }: NewFilm) =>
  typeof director === 'object' ? director?.name : undefined
