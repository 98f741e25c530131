import { buildQuery } from '@payloadcms/drizzle'
import { within } from './leaves.ts'
import { NotCompiled } from './obstacles.ts'
import type { FlattenedField, Payload, Sort, Where } from 'payload'

type Asked = Parameters<typeof buildQuery>[0] & { payload: Payload }

/**
 * What Payload's own compiler makes of filters and sorts.
 * @throws NotCompiled where they lead through what differs by locale: which of them is asked is Payload's to know
 */
export const built = ({ payload, ...asked }: Asked) => {
  const { fields, sort, where } = asked
  for (const path of [...pathsIn(where), ...pathsOf(sort)])
    mustBeOfAllLocales(path, { payload, fields })
  return buildQuery(asked)
}

type Among = { payload: Payload; fields: FlattenedField[] }

/** @throws NotCompiled where a path leads through what differs by locale */
export const mustBeOfAllLocales = (path: string, { payload, fields }: Among) => {
  if (!payload.config.localization) return
  let among = fields
  for (const name of path.replaceAll('__', '.').split('.')) {
    const field = among.find((each) => each.name === name)
    if (!field) return
    const differs = 'localized' in field && field.localized
    if (differs || ('virtual' in field && typeof field.virtual === 'string'))
      throw new NotCompiled(`a path through ${name}, which is localized`)
    among = within(field, payload)
  }
}

const pathsOf = (sort: Sort | undefined) =>
  [sort ?? []].flat().map((path) => path.replace(/^-/, ''))

const pathsIn = (where: Where): string[] =>
  Object.entries(where).flatMap(([key, value]) =>
    Array.isArray(value) ? value.flatMap(pathsIn) : [key],
  )
