import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

import { fingerprint } from '../../../dev/launch/build.ts'
import { folder } from '../temporary.ts'

const sources = () => {
  const dir = folder()
  mkdirSync(path.join(dir, 'src'))
  const file = path.join(dir, 'src/Movies.ts')
  writeFileSync(file, 'export {}')
  return { dir, file }
}

it('is the same whatever the times of the sources', () => {
  const { dir, file } = sources()
  const before = fingerprint([dir])
  utimesSync(file, 1, 1)
  expect(fingerprint([dir])).toBe(before)
})

it('changes with the content, with a file more and with a file less', () => {
  const { dir, file } = sources()
  const seen = [fingerprint([dir])]
  writeFileSync(file, 'export { }')
  seen.push(fingerprint([dir]))
  writeFileSync(path.join(dir, 'src/Persons.ts'), '')
  seen.push(fingerprint([dir]))
  rmSync(file)
  seen.push(fingerprint([dir]))
  expect(new Set(seen).size).toBe(4)
})

it('takes a source that is not there for an empty one', () => {
  expect(fingerprint([path.join(folder(), 'public')])).toBe(fingerprint([]))
})
