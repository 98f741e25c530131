import { defineConfig } from '@playwright/test'

/** The built app in a real browser, against embedded services of its own. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './serve.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'line',
  use: { trace: 'retain-on-failure' },
})
