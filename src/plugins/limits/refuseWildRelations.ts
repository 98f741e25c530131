import { ValidationError } from 'payload'
import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { isRecord } from './isRecord.ts'
import { largestId } from './refuseWildId.ts'

type At = { req: PayloadRequest; collection: SanitizedCollectionConfig }

/** 400 with their paths for ids of other records that no record can have: the database could not even look for them. */
export function refuseWildRelations(data: unknown, { req, collection }: At) {
  if (req.payload.db.defaultIDType !== 'number') return
  const errors = wildPaths(data, { fields: collection.flattenedFields, parent: '' }).map(
    (path) => ({ path, message: 'This refers to a record that does not exist.' }),
  )
  if (errors.length > 0)
    throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
}

type Walk = { fields: FlattenedField[]; parent: string }

function wildPaths(data: unknown, { fields, parent }: Walk): string[] {
  if (!isRecord(data)) return []
  return fields.flatMap((field) => {
    const value = data[field.name]
    const path = `${parent}${field.name}`
    if (field.type === 'relationship' || field.type === 'upload')
      return [value].flat().some(isWild) ? [path] : []
    if (field.type === 'array' && Array.isArray(value))
      return value.flatMap((row, index) =>
        wildPaths(row, { fields: field.flattenedFields, parent: `${path}.${index}.` }),
      )
    if (field.type === 'group' || field.type === 'tab')
      return wildPaths(value, { fields: field.flattenedFields, parent: `${path}.` })
    return []
  })
}

function isWild(value: unknown): boolean {
  if (isRecord(value)) return isWild(value['value'])
  return (typeof value === 'number' || /^-?\d+$/.test(String(value))) && !isId(Number(value))
}

const isId = (value: number) => Number.isInteger(value) && value >= 1 && value <= largestId
