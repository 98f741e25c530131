/** A release as a source writes it: the day where it says one beyond doubt, else the year where it says that. */
export type Release = { release_date: string | null; year: number | null }

/**
 * Reads "1999-03-31", "1999-03-31T00:00:00Z", "31 March 1999", "March 31, 1999", "31.3.1999", "3/31/1999", "1999-03" and
 * "1999". A day such as 3/4/1999, which is one in America and another in Britain, is not guessed: its year stays.
 */
export const toRelease = (written: string | null | undefined): Release | undefined => {
  const text = (written ?? '').trim()
  if (text === '') return { release_date: null, year: null }
  const day = toDay(text)
  if (day) return { release_date: day, year: Number(day.slice(0, 4)) }
  const year = Number(yearForms.map((form) => form.exec(text)?.[1]).find(Boolean))
  return year >= 1870 && year <= 2100 ? { release_date: null, year } : undefined
}

/** A day as year-month-day where the text says one beyond doubt, and it is a real one. */
export const toDay = (text: string): string | null => {
  for (const [form, order] of dayForms) {
    const found = form.exec(text.trim())?.groups
    const day = found && isoOf(found, order)
    if (day) return day
  }
  return null
}

const yearForms = [/^(\d{4})(?:-\d{1,2})?$/, /^\d{1,2}[/.-]\d{1,2}[/.-](\d{4})$/]

type Order = 'named' | 'day first' | 'unclear'

const dayForms: [RegExp, Order][] = [
  [/^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T ].*)?$/, 'named'],
  [/^(?<day>\d{1,2})(?:st|nd|rd|th)?\.? (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})$/i, 'named'],
  [/^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/i, 'named'],
  [/^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/, 'named'],
  [/^(?<day>\d{1,2})[/-](?<month>\d{1,2})[/-](?<year>\d{4})$/, 'unclear'],
]

function isoOf(found: Record<string, string | undefined>, order: Order) {
  const [day, month] = [Number(found['day']), monthOf(found['month'] ?? '')]
  const year = Number(found['year'])
  if (order !== 'unclear') return realDay(year, month, day)
  if (day > 12) return realDay(year, month, day)
  return month > 12 || month === day ? realDay(year, day, month) : null
}

const monthOf = (written: string) =>
  /^\d+$/.test(written)
    ? Number(written)
    : months.findIndex((month) => written.toLowerCase().startsWith(month)) + 1

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function realDay(year: number, month: number, day: number) {
  if (month < 1 || year < 1000 || year > 2100) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
  return iso === `${year}-${two(month)}-${two(day)}` ? iso : null
}

const two = (number: number) => String(number).padStart(2, '0')
