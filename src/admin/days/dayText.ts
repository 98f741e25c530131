/** A stored day (midnight UTC) as people write it, the same in every time zone: "25 May 1979". */
export const dayText = (day: string) => written.format(new Date(day))

const written = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
