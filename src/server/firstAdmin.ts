import type { Payload } from 'payload'

type Login = {
  email: string | undefined
  username: string | undefined
  password: string | undefined
}

/** Creates the first admin where there is none and the settings name one. Two processes at once make one. */
export async function firstAdmin(payload: Payload, { email, username, password }: Login) {
  if (!email || !username || !password) return
  const { totalDocs } = await payload.count({
    collection: 'users',
    where: { role: { equals: 'admin' } },
    overrideAccess: true,
  })
  if (totalDocs > 0) return
  const data = { email, username, password, role: 'admin' as const }
  await payload.create({ collection: 'users', data, overrideAccess: true })
}
