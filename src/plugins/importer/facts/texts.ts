/** A text as the catalogue keeps it: without outer spaces, NULs, or halves of characters; empty is null. */
export const toText = (value: string | null | undefined): string | null =>
  value?.replace(/\0|\p{Surrogate}/gu, '').trim() || null

/** A name: a text of one line. */
export const toName = (value: string | null | undefined): string | null =>
  toText(value?.replace(/\s+/g, ' '))

/** A whole number from `min` to `max` out of a cell such as "162", "162.0" or 162; else null. */
export const toWhole = (
  value: unknown,
  { min, max }: { min: number; max: number },
): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return Number.isSafeInteger(number) && Number(number) >= min && Number(number) <= max
    ? Number(number)
    : null
}

export const toYear = (value: unknown) => toWhole(value, { min: 1870, max: 2100 })
export const toMinutes = (value: unknown) => toWhole(value, { min: 1, max: 100_000 })

/** Of a budget nothing is known where a source says 0. */
export const toDollars = (value: unknown) =>
  toWhole(value, { min: 1, max: Number.MAX_SAFE_INTEGER })

/** An id of digits, or null. */
export const toDigits = (value: string | number | null | undefined): string | null => {
  const digits = String(value ?? '')
    .trim()
    .replace(/\.0$/, '')
  return /^\d{1,20}$/.test(digits) && !/^0+$/.test(digits) ? digits : null
}

/** An IMDb id with its prefix, from one with or without it: "114709" is tt0114709. */
export const toImdb = (value: string | number | null | undefined, prefix: 'tt' | 'nm') => {
  const digits = String(value ?? '')
    .trim()
    .replace(new RegExp(`^${prefix}`), '')
  if (!/^\d{1,10}$/.test(digits) || /^0+$/.test(digits)) return null
  return `${prefix}${digits.padStart(7, '0')}`
}

/** A page of the English Wikipedia by its name, with underscores. */
export const toPage = (value: string | null | undefined) => {
  const page = toText(value)?.replace(/\s+/g, '_') ?? null
  return page !== null && page.length <= 255 ? page : null
}
