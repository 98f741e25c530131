import { expect, test } from './test.ts'

for (const timezoneId of ['America/Los_Angeles', 'Pacific/Auckland'])
  test.describe(`in ${timezoneId}`, () => {
    test.use({ timezoneId })

    test('a day is the same in the list and in the form as over the API', async ({
      desk,
      make,
    }) => {
      const id = await make('movies', {
        title: `Alien in ${timezoneId}`,
        releaseDate: '1979-05-25',
      })
      await desk.goto(`/admin/collections/movies?search=${encodeURIComponent(timezoneId)}`)
      await expect(desk.getByRole('cell', { name: '25 May 1979' })).toBeVisible()
      await desk.goto(`/admin/collections/movies/${id}`)
      await expect(desk.getByLabel('Release Date')).toHaveValue('1979-05-25')
    })

    test('a picked day is stored as picked, and the year follows', async ({ desk, make }) => {
      const id = await make('movies', { title: `Heat in ${timezoneId}`, year: 1995 })
      await desk.goto(`/admin/collections/movies/${id}`)
      await desk.getByLabel('Release Date').fill('1996-01-01')
      await expect(desk.getByLabel('Year')).toHaveValue('1996')
      await expect(desk.getByLabel('Year')).toBeDisabled()
      await desk.getByRole('button', { name: 'Save' }).click()
      await expect(desk.getByText('Updated successfully.')).toBeVisible()
      const stored = await desk.request.get(
        `/api/movies/${id}?depth=0&select[releaseDate]=true&select[year]=true`,
      )
      expect(await stored.json()).toEqual({
        id,
        releaseDate: '1996-01-01T00:00:00.000Z',
        year: 1996,
      })
    })
  })
