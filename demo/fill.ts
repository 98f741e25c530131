/**
 * Fills an empty catalogue with the demo's: `node --conditions=production --import tsx demo/fill.ts`.
 * `--films 5` makes do with the five oldest. Run it again after an interruption; it never touches a catalogue with films of its own.
 */
import config from '@payload-config'
import { parseArgs } from 'node:util'
import { getPayload } from 'payload'
import { fillDemo } from './fillDemo.ts'
import { reportTo } from './fill/report.ts'

const { values } = parseArgs({ options: { films: { type: 'string' } } })
const payload = await getPayload({ config, disableOnInit: true })
const { outcome, accounts } = await fillDemo(payload, {
  onProgress: reportTo(process.stdout),
  ...(values.films && { films: Number(values.films) }),
})
const said = {
  filled: 'The demo catalogue is filled in.',
  'filled before': 'The demo catalogue was filled in before.',
  'left alone': 'There are films that are not the demo’s: nothing was changed.',
}
console.log(said[outcome])
// Passwords are for who watches, not for a log. An admin can give new ones.
for (const { username, role, password } of process.stdout.isTTY ? accounts : [])
  console.log(`  ${role.padEnd(6)}  ${username.padEnd(10)}  ${password}`)
await payload.destroy()
process.exit(0)
