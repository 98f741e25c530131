import { readFile } from 'node:fs/promises'
import { admin } from './people.ts'
import { expect, logIn, test } from './test.ts'

const film = (title: string, more: object = {}) => ({
  title,
  year: 1979,
  cast: ['Sigourney Weaver'],
  genres: ['Horror'],
  ...more,
})

test('an admin uploads a file of films, watches it come in, and takes the refused rows home', async ({
  page,
}) => {
  await logIn(page.request, admin)
  await page.goto('/admin/collections/imports')
  await page.locator('.bring-in input[type=file]').setInputFiles({
    name: 'uploaded.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify([film('Uploaded One'), film('Uploaded Two'), film(' ')])),
  })
  await expect(page.locator('.bring-in__files')).toContainText('uploaded.json')
  await page.getByRole('button', { name: 'Send and begin' }).click()
  await page.waitForURL(/imports\/\d+$/)
  await expect(page.getByRole('heading', { name: 'Finished' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Films 2 0 0 0' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the 1 refused row with their reasons' }).click()
  const rows = await readFile(await (await download).path(), 'utf8')
  expect(JSON.parse(rows)).toMatchObject({
    file: 'uploaded.json',
    reason: 'The film has no title.',
  })
  await page.goto('/admin/collections/imports')
  await expect(page.getByRole('row', { name: 'uploaded.json' })).toContainText('2 new films')
})

test('a file of something else fails, and the page says what it is', async ({ page }) => {
  await logIn(page.request, admin)
  await page.goto('/admin/collections/imports')
  await page.locator('.bring-in input[type=file]').setInputFiles({
    name: 'letter.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Dear editors,'),
  })
  await page.getByRole('button', { name: 'Send and begin' }).click()
  await expect(page.getByRole('heading', { name: 'Failed' })).toBeVisible()
  await expect(page.getByText('letter.txt is not of a format that is known here')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
})

test('an editor finds no imports in the dashboard', async ({ desk, complaints }) => {
  await desk.goto('/admin')
  await expect(desk.getByRole('link', { name: 'Imports' })).toBeHidden()
  const answer = await desk.goto('/admin/collections/imports')
  expect(answer?.status()).toBe(404)
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})
