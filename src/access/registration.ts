import type { Rule } from './rules.ts'

/** Strangers may open an account, unless the settings close registration. */
export const registrationOpen: Rule = ({ req }) =>
  req.user === null && req.payload.config.custom['registration'] !== 'closed'
