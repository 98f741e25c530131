import { isCommon } from './isCommon.ts'

type Owner = { username?: unknown; email?: unknown }

/** What is wrong with a password, as a sentence for its owner; undefined when nothing is. */
export function passwordProblem(password: unknown, owner: Owner) {
  if (typeof password !== 'string') return 'A password is a text.'
  const length = Array.from(password).length
  if (length < shortest) return `A password has at least ${shortest} characters.`
  if (length > longest) return `A password has at most ${longest} characters.`
  if (namesOf(owner).includes(password.trim().toLowerCase()))
    return 'A password must not be the username or the email address.'
  return isCommon(password)
    ? 'This password is too common: it is among the first that an attacker tries.'
    : undefined
}

const shortest = 10
// Far beyond what anyone types; a bound all the same, since hashing reads every byte.
const longest = 512

function namesOf({ username, email }: Owner) {
  const names = [username, email].filter((name) => typeof name === 'string')
  const beforeAt = names.map((name) => name.split('@')[0] ?? name)
  return [...names, ...beforeAt].map((name) => name.toLowerCase())
}
