import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test'
import { browser } from './browser.ts'
import { editor } from './people.ts'

export { expect } from '@playwright/test'

type Fixtures = {
  /** What the browser complained of so far: errors in the console, policy violations and exceptions of the page. */
  complaints: string[]
  /** The page, with the editor logged in. */
  desk: Page
  /** Makes a record through REST as the editor, and answers its id. */
  make: (collection: string, data: object) => Promise<number>
}

type Login = { username: string; password: string }

/** Playwright's test, in our browser against our server. A page that complains fails its test. */
export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env['MARQUEE_URL'] ?? ''),
  launchOptions: [async ({}, use) => use(await browser()), { scope: 'worker' }],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
  desk: async ({ page }, use) => {
    await logIn(page.request, editor)
    await use(page)
  },
  make: async ({ desk }, use) => {
    await use(async (collection, data) => {
      const answer = await desk.request.post(`/api/${collection}`, { data, headers: ours() })
      const { doc } = (await answer.json()) as { doc: { id: number } }
      return doc.id
    })
  },
})

export const logIn = async (request: APIRequestContext, { username, password }: Login) => {
  const answer = await request.post('/api/users/login', {
    data: { username, password },
    headers: ours(),
  })
  expect(answer.status()).toBe(200)
}

/** A request by cookie comes from a page of ours. */
const ours = () => ({ origin: process.env['MARQUEE_URL'] ?? '' })
