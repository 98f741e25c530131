import type { Format } from './format.ts'

/** Our own export. */
export const marquee: Format = { name: 'marquee', kinds: [] }
