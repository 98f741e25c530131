import type { AccountsOptions } from '../options.ts'
import type { Limit } from './counts.ts'

type Options = Pick<AccountsOptions, 'limits'>

export const loginFailures = ({ limits }: Options): Limit => ({
  kind: 'login',
  seconds: 15 * 60,
  most: limits.loginFailures,
})

export const registrations = ({ limits }: Options): Limit => ({
  kind: 'registration',
  seconds: 60 * 60,
  most: limits.registrations,
})

export const forgottenPasswords = ({ limits }: Options): Limit => ({
  kind: 'forgot',
  seconds: 60 * 60,
  most: limits.forgotPasswords,
})
