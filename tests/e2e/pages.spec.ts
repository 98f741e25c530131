import { expect, test } from './test.ts'

const screens = [
  '/admin',
  '/admin/collections/movies',
  '/admin/collections/movies/create',
  '/admin/collections/files',
  '/admin/account',
]

for (const [device, width] of [
  ['phone', 390],
  ['desktop', 1440],
] as const)
  test.describe(`on a ${device}`, () => {
    test.use({ viewport: { width, height: 844 } })

    for (const screen of screens)
      test(`${screen} needs no scrolling sideways`, async ({ desk }) => {
        await desk.goto(screen, { waitUntil: 'networkidle' })
        expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      })
  })

test('the front door shows the newest films to anyone', async ({ make, desk }) => {
  await make('movies', { title: 'Playtime', releaseDate: '1967-12-16' })
  await desk.context().clearCookies()
  await desk.goto('/')
  await expect(desk.getByRole('link', { name: 'Playtime 1967' })).toBeVisible()
})

test('a page that is not there says so', async ({ complaints, page }) => {
  const answer = await page.goto('/nowhere')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})
