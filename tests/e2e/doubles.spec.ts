import { expect, test } from './test.ts'

test('an editor compares two people of one name, keeps one, and the other’s address leads there', async ({
  desk,
  make,
}) => {
  const name = { firstName: 'Doubled', lastName: 'Weaver' }
  const kept = await make('persons', { ...name, externalIds: { imdb: 'nm0000244' } })
  const gone = await make('persons', { ...name, dateOfBirth: '1949-10-08' })
  const movie = await make('movies', { title: 'Merged Alien', year: 1979 })
  await make('castings', { movie, actor: gone })
  await desk.goto('/admin')
  await desk.getByRole('link', { name: 'Doubles' }).click()
  await desk.getByRole('link', { name: /Doubled Weaver.*1949-10-08, Merged Alien/ }).click()
  await expect(desk.getByRole('row', { name: 'Born' })).toContainText('1949-10-08')
  await expect(desk.getByRole('row', { name: 'Acted in' })).toContainText('Merged Alien (1979)')
  await desk.getByRole('button', { name: 'Keep this one' }).first().click()
  await desk.getByRole('button', { name: 'Make them one' }).click()
  await desk.waitForURL(new RegExp(`persons/${kept}$`))
  await expect(desk.getByLabel('Date Of Birth')).toHaveValue('1949-10-08')
  const answer = await desk.request.get(`/api/persons/${gone}?depth=0`, { maxRedirects: 0 })
  expect([answer.status(), answer.headers()['location']]).toEqual([
    301,
    `/api/persons/${kept}?depth=0`,
  ])
  await desk.goto(`/admin/collections/persons/${gone}`)
  await desk.waitForURL(new RegExp(`persons/${kept}$`))
  await expect(desk.getByLabel('First Name')).toHaveValue('Doubled')
})

test('two films that are not the same are said to be so, and are not offered again', async ({
  desk,
  make,
}) => {
  const film = { title: 'The Same Title', year: 1999 }
  await make('movies', film)
  await make('movies', film)
  await desk.goto('/admin/doubles?kind=movies')
  await desk.getByRole('link', { name: /The Same Title/ }).click()
  await desk.getByRole('button', { name: 'Not the same' }).click()
  await desk.waitForURL(/doubles\?kind=movies$/)
  await expect(desk.getByRole('link', { name: /The Same Title/ })).toBeHidden()
})

test('from a film’s page any other is chosen to be merged into it', async ({ desk, make }) => {
  const kept = await make('movies', { title: 'Chosen Heat', year: 1995 })
  await make('movies', { title: 'Chosen Heat (working title)', year: 1994 })
  await desk.goto(`/admin/collections/movies/${kept}`)
  await desk.getByRole('link', { name: 'Merge a double' }).click()
  await desk.getByRole('button', { name: 'Choose another film' }).click()
  await desk.getByRole('button', { name: 'Chosen Heat (working title)' }).click()
  await desk.getByRole('button', { name: 'Keep this one' }).first().click()
  await desk.getByRole('button', { name: 'Make them one' }).click()
  await desk.waitForURL(new RegExp(`movies/${kept}$`))
  const { totalDocs } = (await (
    await desk.request.get('/api/movies?where[title][like]=Chosen Heat')
  ).json()) as { totalDocs: number }
  expect(totalDocs).toBe(1)
})
