import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordProblem } from '#src/plugins/accounts/passwords/passwordProblem.ts'

const owner = { username: 'marlene.dietrich', email: 'lili.marleen@example.com' }
const common = 'This password is too common: it is among the first that an attacker tries.'

test.each([
  'correct horse battery',
  'Zwölf Boxkämpfer',
  'granite-lantern-42',
  '東京物語 1953 小津安二郎',
  'abc 7 granite lanterns',
  '2026 is not 1984',
  'Tango-8261-5539!',
])('%s is a good password', (password) => {
  expect(passwordProblem(password, owner)).toBeUndefined()
})

test.each([
  'password123',
  'Password123',
  'PASSWORD123!',
  '1234567890',
  'qwertyuiop',
  'iloveyou123',
  '0123456789',
  '9876543210',
  'aaaaaaaaaaaa',
  'abababababab',
  'adminadmin',
  'Passw0rd12',
  'P@ssw0rd!2026',
  '1Password2026',
  'Welcome2026!',
  'We1come-2026',
  'H3ll0w0r1d',
  '!!!dr4g0n99',
])('%s is too common', (password) => {
  expect(passwordProblem(password, owner)).toBe(common)
})

test.each([owner.username, owner.email, 'Marlene.Dietrich', 'lili.marleen'])(
  '%s is the name of its owner',
  (password) => {
    expect(passwordProblem(password, owner)).toBe(
      'A password must not be the username or the email address.',
    )
  },
)

test('nine characters are too few, however many bytes they take', () => {
  expect(passwordProblem('ten-is-ok'.slice(0, 9), owner)).toBe(
    'A password has at least 10 characters.',
  )
  expect(passwordProblem('🎬🎥🎞️'.repeat(2), owner)).toBe('A password has at least 10 characters.')
})

test('more than 512 characters are too many', () => {
  expect(passwordProblem('granite lantern '.repeat(33), owner)).toBe(
    'A password has at most 512 characters.',
  )
})

test('what is no text is no password', () => {
  fc.assert(
    fc.property(
      fc.anything().filter((value) => typeof value !== 'string'),
      (value) => {
        expect(passwordProblem(value, owner)).toBe('A password is a text.')
      },
    ),
  )
})

test('long random texts pass', () => {
  fc.assert(
    fc.property(fc.uuid(), (password) => {
      expect(passwordProblem(password, owner)).toBeUndefined()
    }),
  )
})
