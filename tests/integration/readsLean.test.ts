import { expect, test } from 'vitest'
import { leanAnswer } from '#src/plugins/reads/lean/answer.ts'
import { payload } from '../support/marquee.ts'

/** Every collection of the catalogue; what other endpoints a plugin gave it is no reason for the long way. */
const slugs = [
  'castings',
  'characters',
  'countries',
  'favorites',
  'files',
  'genres',
  'movies',
  'persons',
  'users',
]

const isLean = (pathname: string) =>
  leanAnswer(payload, {
    url: `http://localhost:3000${pathname}`,
    pathname,
    search: '',
    headers: {},
  }) !== undefined

test('lists, counts and single records of every collection go the short way', () => {
  const asked = slugs.flatMap((slug) => ['', '/count', '/1'].map((end) => `/api/${slug}${end}`))
  expect(asked.filter((pathname) => !isLean(pathname))).toEqual([])
})

test('what another endpoint answers does not', () => {
  const others = ['/api/users/me', '/api/movies/1/candidates', '/api/files/file/a.png', '/api/none']
  expect(others.filter(isLean)).toEqual([])
})
