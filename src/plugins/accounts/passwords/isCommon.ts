import { dictionary } from '@zxcvbn-ts/language-common'

/**
 * Whether a password is one that attackers try first: on the list of those that leaked most often, in any case and with
 * any signs around it; a run such as 0123456789; or a few characters repeated.
 */
export function isCommon(password: string) {
  const plain = password.trim().toLowerCase()
  return (
    leaked.has(plain) || leaked.has(withoutOuterSigns(plain)) || isRun(plain) || isRepeated(plain)
  )
}

const leaked = new Set(dictionary['passwords-common'])

const withoutOuterSigns = (text: string) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Each character follows the one before it, upwards or downwards; 9 is followed by 0 as on a keyboard. */
function isRun(text: string) {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => (code - (codes[index] ?? 0) + 10) % 10)
  return steps.every((step) => step === 1) || steps.every((step) => step === 9)
}

/** A unit of up to eight characters again and again, or hardly any different characters at all. */
const isRepeated = (text: string) => /^(.{1,8})\1+$/u.test(text) || new Set(text).size < 4
