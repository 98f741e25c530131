import { dictionary } from '@zxcvbn-ts/language-common'

/**
 * Whether a password is one that attackers try first: on the list of those that leaked most often, in any case, with a few
 * digits and signs around it, and with look-alikes for its letters; a run such as 0123456789; or a few characters repeated.
 */
export function isCommon(password: string) {
  const plain = password.trim().toLowerCase()
  const tried = [plain, without(signs, plain), ...spelledOut(without(digitsAndSigns, plain))]
  return tried.some((text) => leaked.has(text)) || isRun(plain) || isRepeated(plain)
}

const leaked = new Set(dictionary['passwords-common'])

const signs = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu
const digitsAndSigns = /^[^\p{L}]{1,5}(?=\p{L})|(?<=\p{L})[^\p{L}]{1,5}$/gu

const without = (outer: RegExp, text: string) => text.replace(outer, '')

/** A word as it was before digits and signs took the place of its letters: 1 may be an i or an l. Less than six are no word. */
const spelledOut = (word: string) =>
  word.length < 6
    ? []
    : ['i', 'l'].map((one) => word.replace(/[013457@$!|]/g, (sign) => letters[sign] ?? one))

const letters: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/** Each character follows the one before it, upwards or downwards; 9 is followed by 0 as on a keyboard. */
function isRun(text: string) {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => (code - (codes[index] ?? 0) + 10) % 10)
  return steps.every((step) => step === 1) || steps.every((step) => step === 9)
}

/** A unit of up to eight characters again and again, or hardly any different characters at all. */
const isRepeated = (text: string) => /^(.{1,8})\1+$/u.test(text) || new Set(text).size < 4
