import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurn } from '#src/plugins/reads/lean/inTurn.ts'

it('few write at once, each in the order in which they came, whether or not those before succeed', async () => {
  let [now, peak] = [0, 0]
  const begun: number[] = []
  const write = (n: number) =>
    inTurn(async () => {
      begun.push(n)
      peak = Math.max(peak, ++now)
      await setTimeout(1)
      now -= 1
      if (n % 3 === 0) throw new Error(`${n}`)
      return n
    })
  const all = Array.from({ length: 20 }, (_, n) => n)
  const outcomes = await Promise.allSettled(all.map(write))
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(all.map((n) => n % 3 !== 0))
  expect(begun).toEqual(all)
  expect(peak).toBe(4)
})

it('who has waited for long waits no longer for what does not end', async () => {
  const ends: (() => void)[] = []
  const endless = Array.from({ length: 4 }, () =>
    inTurn(() => new Promise<void>((resolve) => ends.push(resolve))),
  )
  expect(await inTurn(async () => Promise.resolve('done'))).toBe('done')
  for (const end of ends) end()
  await Promise.all(endless)
})
