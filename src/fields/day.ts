import { date } from 'payload/shared'
import type { DateField, DateFieldValidation, FieldHook } from 'payload'

/**
 * A calendar day without a time: stored and answered as its midnight UTC. Takes any ISO 8601 date or time; the day is
 * the one written, whatever time and zone follow it.
 * @param description the editor's help text
 */
export const day = (name: string, description: string) =>
  ({
    name,
    type: 'date',
    admin: {
      date: { pickerAppearance: 'dayOnly', displayFormat: 'd MMM yyyy' },
      description,
      components: {
        Field: '/src/admin/days/DayField.tsx#DayField',
        Cell: '/src/admin/days/DayCell.tsx#DayCell',
      },
    },
    hooks: { beforeValidate: [toMidnight] },
    validate: isDay,
  }) satisfies DateField

const toMidnight: FieldHook = ({ value }: { value?: unknown }) => {
  if (value === '') return null
  const written = value instanceof Date ? value.toISOString() : value
  const found = typeof written === 'string' ? /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(written)?.[0] : null
  return found && isRealDay(found) && !Number.isNaN(Date.parse(String(written)))
    ? `${found}T00:00:00.000Z`
    : value
}

const isDay: DateFieldValidation = (value, options) => {
  if (value === null || value === undefined) return date(value, options)
  const [found] = /^\d{4}-\d{2}-\d{2}(?=T00:00:00.000Z$)/.exec(String(value)) ?? []
  if (!found || !isRealDay(found)) return 'Write the day as year-month-day, such as 1979-05-25.'
  const year = Number(found.slice(0, 4))
  return year >= 1000 && year <= 2100 ? true : 'The year must be between 1000 and 2100.'
}

/** False for days such as 1999-02-31, which JavaScript would move to March. */
const isRealDay = (written: string) => {
  const midnight = new Date(`${written}T00:00:00.000Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(written)
}
