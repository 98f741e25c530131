import { number } from 'payload/shared'
import type { NumberField, NumberFieldSingleValidation } from 'payload'

type Range = { min: number; max: number; description: string }

/** A whole number within a range, both ends included. The database checks the same. */
export const whole = (name: string, { min, max, description }: Range) =>
  ({
    name,
    type: 'number',
    min,
    max,
    admin: { description, step: 1 },
    validate: isWhole,
  }) satisfies NumberField

const isWhole: NumberFieldSingleValidation = (value, options) =>
  typeof value === 'number' && !Number.isSafeInteger(value)
    ? 'This must be a whole number.'
    : number(value, options)
