import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from './house.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const listening = async () => (await house.call('/api/health')).body

test('a filter whose parts fail one after the other does not end the server', async () => {
  const late = 'where[or][0][castings.actor.name][equals]=x'
  const early = 'where[or][1][bogus][like]=x'
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => house.call(`/api/movies?${late}&${early}`)),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
  expect(await listening()).toEqual({ status: 'ok' })
  expect(house.log()).not.toMatch(/rejection|ended/i)
})

test('a promise that fails unobserved is a line in the log, and the process goes on', () => {
  const program = `
    import { logStrayRejections } from '#src/server/process/strayRejections.ts'
    logStrayRejections({ error: ({ err, msg }) => console.log(err.message + '; ' + msg) })
    void Promise.reject(new Error('too late'))
    setTimeout(() => console.log('still here'), 50)`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toMatch(
    /^too late; Fault [-0-9a-f]{36}: a promise failed unobserved\nstill here\n$/,
  )
})
