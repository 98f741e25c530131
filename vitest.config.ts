import { defineConfig } from 'vitest/config'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Four kinds: `unit` needs no service, `integration` shares embedded ones, `dev` and `server` start their own. */
export default defineConfig({
  resolve: {
    alias: {
      '@payload-config': `${root}payload.config.ts`,
      // The copy that Payload's packages load: types of two copies do not know each other.
      graphql: `${root}node_modules/graphql/index.js`,
    },
  },
  test: {
    pool: 'forks',
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Lexical's modules settle under this condition alone: docs/decisions/001.
    execArgv: ['--conditions=production'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/demo/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/services.ts'],
          setupFiles: ['tests/support/setup.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'composition',
          include: ['tests/composition/**/*.test.ts', 'tests/reads/**/*.test.ts'],
          globalSetup: ['tests/support/services.ts'],
          setupFiles: ['tests/support/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dev',
          include: ['tests/dev/**/*.test.ts', 'tests/server/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
