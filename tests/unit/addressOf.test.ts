import type { PayloadRequest } from 'payload'
import { expect, test } from 'vitest'
import { addressOf } from '#src/plugins/accounts/limits/addressOf.ts'

const from = (address?: string) =>
  addressOf({
    headers: new Headers(address === undefined ? {} : { 'x-marquee-address': address }),
  } as unknown as PayloadRequest)

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, counted) => {
  expect(from(address)).toBe(counted)
})

test('a call from within has no address', () => {
  expect(from()).toBeUndefined()
})
