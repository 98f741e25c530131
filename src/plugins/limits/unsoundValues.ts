import type { FlattenedField, PayloadRequest, TextField } from 'payload'
import { isRecord } from './isRecord.ts'
import { kindProblem } from './kindProblem.ts'

type Walk = {
  fields: FlattenedField[]
  operation: 'create' | 'update'
  req: PayloadRequest
  parent?: string
}

type Problem = { path: string; message: string }

/** Where a record holds what its fields cannot, however deep its groups and lists nest. */
export async function unsoundValues(data: unknown, walk: Walk): Promise<Problem[]> {
  if (!isRecord(data)) return []
  const problems = walk.fields
    .filter(({ name }) => data[name] !== undefined)
    .map((field) => unsoundValue(data[field.name], { ...walk, field }))
  return (await Promise.all(problems)).flat()
}

async function unsoundValue(
  value: unknown,
  { field, parent = '', ...walk }: Walk & { field: FlattenedField },
): Promise<Problem[]> {
  if (!(await isSettable(field, walk))) return []
  const path = `${parent}${field.name}`
  const message = kindProblem(field, value)
  if (message) return [{ path, message }]
  if (!('flattenedFields' in field)) return []
  const inner = { ...walk, fields: field.flattenedFields }
  if (!Array.isArray(value)) return unsoundValues(value, { ...inner, parent: `${path}.` })
  const rows = value.map((row, place) =>
    unsoundValues(row, { ...inner, parent: `${path}.${place}.` }),
  )
  return (await Promise.all(rows)).flat()
}

/** What the dashboard only shows, the server sets. */
async function isSettable(field: FlattenedField, { operation, req }: Omit<Walk, 'parent'>) {
  const { access = {}, admin = {} } = field as Pick<TextField, 'access' | 'admin'>
  return admin.readOnly !== true && (access[operation]?.({ req }) ?? true)
}
