import { makeFolder } from './folder.ts'
import { start } from './launch/programs.ts'
import { runningServices } from './launch/running.ts'
import { openScope } from './launch/scope.ts'
import { keepSecrets } from './launch/secrets.ts'
import { startServices } from './launch/services.ts'
import { readSettings } from './launch/settings.ts'
import { createSteps } from './launch/steps.ts'
import { Problem } from './problem.ts'

// `npm run sweep`, `npm run reindex`: a command of Payload's on the catalogue that the settings name; where they name
// none, on the embedded one, whether its server runs or not.
const scope = openScope()
try {
  const settings = await readSettings('start')
  const dataDir = makeFolder(settings.dataDir)
  const env = (await runningServices(dataDir)) ?? (await ownServices())
  const args = ['node_modules/payload/bin.js', ...process.argv.slice(2)]
  const { ended } = await scope.own(() => Promise.resolve(start({ args, env })))
  process.exitCode = (await Promise.race([ended, scope.stopAsked])) ?? 130

  async function ownServices() {
    const steps = createSteps(scope.isStopping)
    const secrets = keepSecrets(dataDir)
    return (await startServices({ settings, secrets, dataDir, scope, steps })).environment
  }
} catch (error) {
  console.error(error instanceof Problem ? error.message : error)
  process.exitCode = 2
}
await scope.close()
process.exit()
