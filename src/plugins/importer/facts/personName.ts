import type { PersonRow } from './rows.ts'

/** Longer than this is no name: the catalogue refuses it. */
export const longestName = 200

/**
 * The two parts of a name as sources write it: what follows the last space is the last name, together with particles
 * ("von Stroheim") before it and suffixes ("Downey, Jr.") behind it. A name of one word is a last name.
 */
export const splitName = (name: string): Pick<PersonRow, 'first_name' | 'last_name'> => {
  const [, first, last] = parts.exec(name) ?? []
  return first && last
    ? { first_name: first, last_name: last }
    : { first_name: null, last_name: name }
}

const particles =
  'von|van|der|den|de|da|di|del|della|du|la|le|el|al|bin|ibn|ben|st\\.|dos|das|ter|ten|zu'
const suffixes = 'jr\\.?|sr\\.?|i{2,3}|iv|esq\\.?'
const parts = new RegExp(`^(.+?) ((?:(?:${particles}) )*[^ ]+(?:,? (?:${suffixes}))?)$`, 'i')
