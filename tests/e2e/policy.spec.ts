import { admin } from './people.ts'
import { logIn, test } from './test.ts'

const collections = [
  'movies',
  'persons',
  'characters',
  'castings',
  'genres',
  'countries',
  'files',
  'users',
]

/** Each kind of screen of the dashboard that has scripts, styles or pictures of its own. */
const screens = [
  '/admin',
  '/admin/account',
  '/admin/doubles',
  '/admin/collections/favorites',
  '/admin/collections/imports',
  ...collections.flatMap((slug) => [
    `/admin/collections/${slug}`,
    `/admin/collections/${slug}/create`,
  ]),
]

test('no screen of the dashboard needs what the policy of its page forbids', async ({
  page,
  make,
}) => {
  test.setTimeout(300_000)
  const film = await make('movies', { title: 'Ordet' })
  const person = await make('persons', { lastName: 'Dreyer' })
  await logIn(page.request, admin)
  // What is forbidden is a complaint of the browser, and fails the test.
  for (const screen of [
    ...screens,
    `/admin/collections/movies/${film}`,
    `/admin/collections/persons/${person}`,
  ])
    await page.goto(screen, { waitUntil: 'networkidle' })
  await page.context().clearCookies()
  for (const screen of ['/', '/admin/login', '/admin/forgot', '/admin/reset/x'])
    await page.goto(screen, { waitUntil: 'networkidle' })
})
