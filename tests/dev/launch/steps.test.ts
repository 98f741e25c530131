import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

import { createSteps } from '../../../dev/launch/steps.ts'

type Terminal = typeof process.stdout

const output = (properties: object = {}) =>
  Object.assign(new PassThrough(), properties) as unknown as Terminal & PassThrough

const written = async (out: Terminal & PassThrough) => {
  out.end()
  return (await text(out)).replaceAll(/\d+\.\d s/g, 'N s')
}

it('tells of a step when it begins and when it is done, in plain lines', async () => {
  const out = output()
  const { step } = createSteps(() => false, out)
  expect(await step('Build', () => Promise.resolve('built'))).toBe('built')
  expect(await written(out)).toBe('  … Build\n  ✓ Build  N s\n')
})

it('tells of a step that failed, and passes the failure on', async () => {
  const out = output()
  const { step } = createSteps(() => false, out)
  await expect(step('Build', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await written(out)).toBe('  … Build\n  ✗ Build  N s\n')
})

it('says nothing of a step that ends because the run is stopping', async () => {
  const out = output()
  const { step } = createSteps(() => true, out)
  await expect(step('Build', () => Promise.reject(new Error('killed')))).rejects.toThrow('killed')
  expect(await written(out)).toBe('  … Build\n')
})

it('keeps a line of a terminal for what is under way, no wider than it is', async () => {
  const out = output({ isTTY: true, columns: 20 })
  const { step } = createSteps(() => false, out)
  let finish: () => void = () => undefined
  const drawn = new Promise((resolve) => out.once('data', resolve))
  const migrations = step('Migrations', () => new Promise<void>((resolve) => (finish = resolve)))
  const build = step('Build', () => drawn)
  expect(String(await build)).toMatch(/^\r\x1b\[2K {2}. Migrations \d\.\d $/)
  finish()
  await migrations
})
