import { expect, test } from './test.ts'

test('a film is found in the list by its director, and its tab says its name', async ({
  desk,
  make,
}) => {
  const director = await make('persons', { firstName: 'Kira', lastName: 'Muratova' })
  const film = await make('movies', { title: 'The Asthenic Syndrome', director })
  await desk.goto('/admin/collections/movies')
  await desk.getByPlaceholder('Search by title, director').fill('muratova kira')
  await expect(desk.getByRole('link', { name: 'The Asthenic Syndrome' })).toBeVisible()
  await expect(desk.locator('tbody tr')).toHaveCount(1)
  await desk.goto(`/admin/collections/movies/${film}`)
  await expect(desk).toHaveTitle('The Asthenic Syndrome · Marquee')
})

test('a casting is found in the list by film, actor and character', async ({ desk, make }) => {
  const movie = await make('movies', { title: 'Wanda' })
  const actor = await make('persons', { firstName: 'Barbara', lastName: 'Loden' })
  const character = await make('characters', { name: 'Wanda Goronski' })
  await make('castings', { movie, actor, character })
  await desk.goto('/admin/collections/castings')
  for (const typed of ['wanda', 'loden barbara', 'goronski']) {
    await desk.getByPlaceholder('Search by film, actor or character').fill(typed)
    await expect(desk).toHaveURL(new RegExp(`search=${typed.replace(' ', '.*')}`))
    await expect(desk.getByRole('cell', { name: 'Barbara Loden' })).toBeVisible()
  }
})

for (const width of [1280, 1600])
  test(`the sidebar is open at ${width} pixels`, async ({ desk }) => {
    await desk.setViewportSize({ width, height: 900 })
    await desk.goto('/admin', { waitUntil: 'networkidle' })
    await expect(desk.locator('#nav-movies')).toBeInViewport()
  })

test('a list of files says sizes and rights in words', async ({ desk }) => {
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const answer = await desk.request.post('/api/files', {
    multipart: {
      _payload: '{"isPublic":false}',
      file: { name: 'dot.png', mimeType: 'image/png', buffer: bytes },
    },
    headers: { origin: process.env['MARQUEE_URL'] ?? '' },
  })
  expect(answer.status()).toBe(201)
  await desk.goto('/admin/collections/files?search=dot')
  await expect(desk.getByRole('cell', { name: 'Private' })).toBeVisible()
  await expect(desk.getByRole('cell', { name: /^\d+ bytes$/ })).toBeVisible()
})
