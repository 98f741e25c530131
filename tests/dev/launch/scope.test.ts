import { expect, it } from 'vitest'

import { openScope } from '../../../dev/launch/scope.ts'

const recorder = () => {
  const ended: string[] = []
  const thing = (name: string) => ({
    stop: () => {
      ended.push(name)
      return Promise.resolve()
    },
  })
  return { ended, thing }
}

it('ends what a run has started, the last first', async () => {
  const scope = openScope()
  const { ended, thing } = recorder()
  await scope.own(() => Promise.resolve(thing('Postgres')))
  await scope.own(() => Promise.resolve(thing('server')))
  await scope.close()
  expect(ended).toEqual(['server', 'Postgres'])
})

it('waits for what is still on its way up, and ends it too', async () => {
  const scope = openScope()
  const { ended, thing } = recorder()
  let arrive: () => void = () => undefined
  void scope.own(async () => {
    await new Promise<void>((resolve) => (arrive = resolve))
    return thing('Postgres')
  })
  const closed = scope.close()
  arrive()
  await closed
  expect(ended).toEqual(['Postgres'])
})

it('ends the rest where one thing failed to start', async () => {
  const scope = openScope()
  const { ended, thing } = recorder()
  await scope.own(() => Promise.resolve(thing('Postgres')))
  await expect(scope.own(() => Promise.reject(new Error('no S3')))).rejects.toThrow('no S3')
  await scope.close()
  expect(ended).toEqual(['Postgres'])
})

it('starts nothing once it is closing', async () => {
  const scope = openScope()
  await scope.close()
  expect(() => scope.own(() => Promise.resolve(recorder().thing('late')))).toThrow('too late')
})

it('is asked to stop by a signal', async () => {
  const scope = openScope()
  process.emit('SIGHUP')
  await scope.stopAsked
  expect(scope.isStopping()).toBe(true)
  await scope.close()
})
