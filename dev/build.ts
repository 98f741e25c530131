import { env } from '#src/env.ts'
import { build } from './launch/prepare.ts'
import { openScope } from './launch/scope.ts'
import { createSteps } from './launch/steps.ts'
import { Problem } from './problem.ts'

// `npm run build`: the admin and the site, where their sources have changed since the last build.
const settings = { NODE_ENV: 'production' }
const scope = openScope()
try {
  await build({ scope, steps: createSteps(scope.isStopping), dataDir: env.dataDir, env: settings })
} catch (error) {
  console.error(error instanceof Problem ? error.message : error)
  process.exitCode = 1
} finally {
  await scope.close()
}
