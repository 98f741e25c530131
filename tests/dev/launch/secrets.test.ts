import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

import { firstRun, keepSecrets } from '../../../dev/launch/secrets.ts'
import { Problem } from '../../../dev/problem.ts'
import { folder } from '../temporary.ts'

it('makes secrets once, long, different and readable by their owner alone', () => {
  const dataDir = folder()
  const secrets = keepSecrets(dataDir)
  expect(Object.values(secrets).map((secret) => secret.length)).toEqual([24, 24, 24, 24])
  expect(new Set(Object.values(secrets)).size).toBe(4)
  expect(keepSecrets(dataDir)).toEqual(secrets)
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

it('does not replace a secrets file that lost a secret', () => {
  const dataDir = folder()
  const file = path.join(dataDir, 'secrets.json')
  writeFileSync(file, '{ "payloadSecret": "kept" }')
  expect(() => keepSecrets(dataDir)).toThrow(
    new Problem(`${file} has no s3AccessKeyId. Put it back, or remove the file for new secrets.`),
  )
  expect(readFileSync(file, 'utf8')).toBe('{ "payloadSecret": "kept" }')
})

it('does not replace a secrets file that is no JSON', () => {
  const dataDir = folder()
  writeFileSync(path.join(dataDir, 'secrets.json'), '{ "payloadSec')
  expect(() => keepSecrets(dataDir)).toThrow('has no payloadSecret')
})

it('remembers a first run over starts until it ends', () => {
  const dataDir = folder()
  expect(firstRun(dataDir, undefined).isUnderWay()).toBe(false)
  firstRun(dataDir, undefined).begin()
  expect(firstRun(dataDir, undefined).isUnderWay()).toBe(true)
  firstRun(dataDir, undefined).end()
  expect(firstRun(dataDir, undefined).isUnderWay()).toBe(false)
})

it('does not mistake another database for the one of the first run', () => {
  const dataDir = folder()
  firstRun(dataDir, 'postgres://a:secret@db.example/films').begin()
  expect(firstRun(dataDir, 'postgres://b:other@db.example/films').isUnderWay()).toBe(true)
  expect(firstRun(dataDir, 'postgres://a:secret@db.example/plays').isUnderWay()).toBe(false)
  expect(readFileSync(path.join(dataDir, 'first-run'), 'utf8')).not.toContain('secret')
})
