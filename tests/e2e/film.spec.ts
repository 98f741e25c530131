import sharp from 'sharp'
import { editor } from './people.ts'
import { expect, test } from './test.ts'
import type { Locator, Page } from '@playwright/test'

test('an editor logs in, enters a film with poster, genres and cast, and reads it back', async ({
  page,
}) => {
  await page.goto('/admin')
  await page.locator('#field-username').fill(editor.username)
  await page.locator('#field-password').fill(editor.password)
  await page.getByRole('button', { name: 'Login' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome, Edith' })).toBeVisible()

  await page.getByRole('link', { name: 'Add a film' }).click()
  await page.locator('#field-title').fill('Alien')
  await page.locator('#field-releaseDate').fill('1979-05-25')
  await enterFrom(page.locator('#field-genres'), {
    collection: 'genres',
    fields: { name: 'Horror' },
  })
  await page.getByRole('button', { name: 'Art', exact: true }).click()
  await uploadPoster(page)
  await saveIn(page.locator('.collection-edit').first())
  await page.waitForURL(/movies\/\d+$/)
  await expect(page.getByText('Last Modified')).toBeVisible()

  await page.getByRole('button', { name: 'Cast', exact: true }).click()
  await page.locator('#field-castings .relationship-table__add-new').click()
  const drawer = page.locator('[id^="doc-drawer_castings"]')
  await enterFrom(drawer.locator('#field-actor'), {
    collection: 'persons',
    fields: { firstName: 'Sigourney', lastName: 'Weaver' },
  })
  await enterFrom(drawer.locator('#field-character'), {
    collection: 'characters',
    fields: { name: 'Ellen Ripley' },
  })
  await saveIn(drawer)
  await expect(page.locator('#field-castings')).toContainText('Sigourney Weaver')
  await expect(page.locator('#field-castings')).toContainText('Ellen Ripley')

  await page.goto('/admin/collections/movies?search=alien')
  await expect(page.getByRole('link', { name: 'Alien', exact: true })).toBeVisible()
  await expect(page.locator('.picture-cell img')).toHaveJSProperty('complete', true)

  const film = {
    title: 'Alien',
    year: 1979,
    releaseDate: '1979-05-25T00:00:00.000Z',
    genres: [{ name: 'Horror' }],
    posters: [{ filename: 'alien.png' }],
    castings: {
      docs: [
        { order: 1, actor: { name: 'Sigourney Weaver' }, character: { name: 'Ellen Ripley' } },
      ],
    },
  }
  const rest = await page.request.get('/api/movies?where[title][equals]=Alien&depth=2')
  expect(await rest.json()).toMatchObject({ docs: [film] })
  const graphql = await page.request.post('/api/graphql', { data: { query } })
  expect(await graphql.json()).toEqual({ data: { Movies: { docs: [film] } } })
})

const query = `{ Movies(where: { title: { equals: "Alien" } }) { docs {
  title year releaseDate genres { name } posters { filename }
  castings { docs { order actor { name } character { name } } }
} } }`

type Entry = { collection: string; fields: Record<string, string> }

/** Makes a record in a drawer of its own from the field that refers to it. */
async function enterFrom(field: Locator, { collection, fields }: Entry) {
  await field.locator('.relationship-add-new__add-button').click()
  const drawer = field.page().locator(`[id^="doc-drawer_${collection}"]`)
  for (const [name, value] of Object.entries(fields))
    await drawer.locator(`#field-${name}`).fill(value)
  await saveIn(drawer)
  await expect(field).toContainText(Object.values(fields).join(' '))
  await drawer.locator('.doc-drawer__header-close').click()
  await expect(drawer).toBeHidden()
}

async function uploadPoster(page: Page) {
  const poster = await sharp({
    create: { width: 400, height: 600, channels: 3, background: 'navy' },
  })
    .png()
    .toBuffer()
  await page.locator('#field-posters').getByRole('button', { name: 'Create New' }).click()
  await page
    .locator('.bulk-upload--add-files input[type="file"], .drawer--is-open input[type="file"]')
    .first()
    .setInputFiles({ name: 'alien.png', mimeType: 'image/png', buffer: poster })
  await page.locator('.drawer--is-open').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('radio', { checked: true })).toBeVisible()
}

const saveIn = (form: Locator) => form.locator('#action-save').click()
