import { outline } from './canvas.ts'
import { faces } from './faces.ts'
import { setLine } from './typesetting.ts'

/** Who a portrait is of. A single name is a last name. */
export type Sitter = { firstName?: string; lastName: string }

/** The letters that stand for somebody: two, or one where there is one name. */
export const initials = ({ firstName, lastName }: Sitter) =>
  [firstName, lastName].flatMap((name) => name?.match(/\p{Lu}/u)?.[0] ?? [])

/** The whole name in capitals across the foot of a portrait. */
export const nameplate = ({ firstName, lastName }: Sitter, fill: string) =>
  outline(
    setLine({
      text: [firstName, lastName].filter(Boolean).join(' ').toUpperCase(),
      face: faces.creditsBold,
      x: 500,
      y: 1172,
      size: 56,
      align: 'center',
      tracking: 0.1,
      maxWidth: 860,
    }),
    fill,
  )
