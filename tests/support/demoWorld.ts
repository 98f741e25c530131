import config from '@payload-config'
import { getPayload } from 'payload'
import { fillDemo } from '../../demo/fillDemo.ts'
import { makeCaller, makeFile, password } from './factories.ts'
import { payload } from './marquee.ts'
import { strangersOf } from './strangers.ts'
import type { SanitizedConfig } from 'payload'
import type { Callers, Ids, World } from './compared.ts'

/** The demo catalogue, its oldest films or all, beside itself without compiled reads. */
export const demoWorld = async (films?: number): Promise<World> => {
  const stock = await getPayload({ config: withoutReads(await config), key: 'stock' })
  const admin = await makeCaller('admin')
  await fillDemo(payload, { password, ...(films !== undefined && { films }) })
  const callers = {
    nobody: {},
    admin: authorized(admin.token),
    editor: await sessionOf('editor'),
    member: await sessionOf('matinee'),
    other: await sessionOf('nightowl'),
    ...(await strangers(admin.token)),
  }
  for (const [isPublic, owner] of [
    [false, 1],
    [true, 2],
    [false, 3],
  ] as const)
    await makeFile({ isPublic, owner })
  return {
    ours: payload,
    stock,
    keys: { ours: 'default', stock: 'stock' },
    callers,
    ids: await allIds(),
  }
}

const authorized = (token: string) => ({ authorization: `JWT ${token}` })

async function strangers(token: string): Promise<Callers> {
  const { token: gone, user } = await makeCaller()
  await payload.delete({ collection: 'users', id: user.id, overrideAccess: true })
  return strangersOf(payload, { slug: 'users', token, gone })
}

async function sessionOf(username: string): Promise<Callers[string]> {
  const { token } = await payload.login({ collection: 'users', data: { username, password } })
  return authorized(String(token))
}

async function allIds(): Promise<Ids> {
  const ids: Ids = {}
  for (const { slug } of payload.config.collections) {
    const { docs } = await payload.find({
      collection: slug,
      depth: 0,
      limit: 0,
      overrideAccess: true,
    })
    ids[slug] = docs.map(({ id }) => id)
  }
  return ids
}

/** The same config, read by Payload's own endpoints. */
const withoutReads = (config: SanitizedConfig): SanitizedConfig => ({
  ...config,
  collections: config.collections.map((collection) => ({
    ...collection,
    endpoints: (collection.endpoints || []).filter(({ custom }) => !custom?.['reads']),
  })),
})
