import { grant } from '#src/access/grant.ts'
import { nobody, staff } from '#src/access/rules.ts'
import { Forbidden, headersWithCors, NotFound } from 'payload'
import type { Rule } from '#src/access/rules.ts'
import type { Endpoint, Payload, PayloadHandler } from 'payload'

/**
 * Who may use the collections that Payload adds for its dashboard: staff, who alone may use that. Payload lets everyone
 * who is logged in see who edits what, lock records, and store preferences without end. It adds them after all plugins
 * have run, so this runs when Payload starts.
 */
export function closeInternalCollections({ collections, globals }: Payload) {
  const locks = collections['payload-locked-documents'].config
  locks.access = grant({ create: staff, read: staff, update: staff, delete: staff })
  const preferences = collections['payload-preferences'].config
  preferences.access = grant({ create: staff, read: own, update: own, delete: own })
  preferences.endpoints = (preferences.endpoints || []).map(forStaff)
  for (const [slug, { config }] of Object.entries(collections)) {
    if (forTheSystem.has(slug)) config.access = grant({})
    // Of what has no versions none can be read: Payload would look for them all the same.
    if (!config.versions) config.access = { ...config.access, readVersions: nobody }
  }
  // When which job ran last: for the jobs themselves.
  for (const global of globals.config)
    if (global.slug.startsWith('payload-'))
      global.access = { read: nobody, readVersions: nobody, update: nobody }
}

/** What no caller asks for by a route: the system's own books. */
const forTheSystem = new Set(['payload-jobs', 'payload-kv', 'payload-migrations'])

const own: Rule = ({ req }) =>
  req.user && staff({ req })
    ? {
        and: [
          { 'user.relationTo': { equals: 'users' } },
          { 'user.value': { equals: req.user.id } },
        ],
      }
    : false

/** Preferences have routes of their own, which ask for no access rule. */
const forStaff = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  handler: (req) => {
    if (!staff({ req })) throw new Forbidden(req.t)
    return endpoint.method === 'delete' ? forget(req) : endpoint.handler(req)
  },
})

/** Payload's own fails on a key that its caller has no preference for. */
const forget: PayloadHandler = async (req) => {
  const { docs } = await req.payload.delete({
    collection: 'payload-preferences',
    where: { key: { equals: req.routeParams?.['key'] } },
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (docs.length === 0) throw new NotFound(req.t)
  return Response.json(docs[0], { headers: headersWithCors({ headers: new Headers(), req }) })
}
