import { expect, test } from './test.ts'

test('an editor finds a film by a misspelt name of someone in it', async ({ desk, make }) => {
  const director = await make('persons', { firstName: 'Jules', lastName: 'Dassinovich' })
  await make('movies', { title: 'Rififí Topkapi', director })
  await desk.goto('/admin/collections/movies')
  await desk.locator('#search-filter-input').fill('dasinovich')
  await expect(desk.getByRole('link', { name: 'Rififí Topkapi' })).toBeVisible()
  await expect(desk.locator('.collection-list tbody tr')).toHaveCount(1)
  await desk.locator('#search-filter-input').fill('rififi')
  await expect(desk.getByRole('link', { name: 'Rififí Topkapi' })).toBeVisible()
})
