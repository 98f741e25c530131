import { expect, test } from './test.ts'

test('a refused deletion says what stands in its way', async ({ complaints, desk, make }) => {
  const country = await make('countries', { name: 'Ruritania', code: 'RU' })
  await make('movies', { title: 'The Prisoner of Zenda', country })
  await desk.goto(`/admin/collections/countries/${country}`)
  await desk.locator('.doc-controls__popup button').first().click()
  await desk.locator('#action-delete').click()
  await desk.locator('#confirm-action').click()
  await expect(desk.getByText('This is in use by 1 film (The Prisoner of Zenda).')).toBeVisible()
  // The browser logs the refusal itself.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('409')])
})

test('a refused deletion of several says what stands in the way of each', async ({
  complaints,
  desk,
  make,
}) => {
  const used = await make('genres', { name: 'Refused Heist' })
  await make('genres', { name: 'Refused Caper' })
  await make('movies', { title: 'Rififi', genres: [used] })
  await desk.goto('/admin/collections/genres?search=Refused')
  await desk.locator('#select-all').check()
  await desk.getByRole('button', { name: 'Delete', exact: true }).click()
  await desk.locator('.confirmation-modal #confirm-action').click()
  await expect(desk.getByText('This is in use by 1 film (Rififi).')).toBeVisible()
  await desk.goto('/admin/collections/genres?search=Refused')
  await expect(desk.getByRole('link', { name: 'Refused Heist' })).toBeVisible()
  await expect(desk.getByRole('link', { name: 'Refused Caper' })).toBeHidden()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('400')])
})
