/** What the house decides about accounts. */
export type AccountsOptions = {
  /** The address that browsers use: decides whether cookies need https, and where mail says it comes from. */
  publicUrl: string
  /** How many an address may send: failed logins in 15 minutes, the others in an hour. */
  limits: { loginFailures: number; registrations: number; forgotPasswords: number }
  /** Whether a new account must confirm its address before it can log in. */
  requireVerifiedEmail: boolean
  /** Where mail is handed in; left out, it goes to the log. */
  smtpUrl: string | undefined
}
