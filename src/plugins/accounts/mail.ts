import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import type { AccountsOptions } from './options.ts'
import type { EmailAdapter } from 'payload'

type Options = Pick<AccountsOptions, 'publicUrl' | 'smtpUrl'>

/**
 * Hands mail to the SMTP server of the settings. Without one the log is the mailbox, links and all, in production too:
 * whoever runs the house can pass them on, and setting `SMTP_URL` keeps them out of it.
 */
export const mailer = ({ publicUrl, smtpUrl }: Options) => {
  const sender = {
    defaultFromName: 'Marquee',
    defaultFromAddress: `marquee@${new URL(publicUrl).hostname}`,
  }
  return smtpUrl ? bySmtp(smtpUrl, sender) : toLog(sender)
}

type Sender = { defaultFromName: string; defaultFromAddress: string }

function bySmtp(smtpUrl: string, sender: Sender) {
  const { hostname, password, port, protocol, username } = new URL(smtpUrl)
  const user = decodeURIComponent(username)
  return nodemailerAdapter({
    ...sender,
    // Mail servers take mail from those they know: an account that is an address sends under that address.
    ...(user.includes('@') && { defaultFromAddress: user }),
    transportOptions: {
      host: hostname,
      secure: protocol === 'smtps:',
      ...(port && { port: Number(port) }),
      ...(user && { auth: { user, pass: decodeURIComponent(password) } }),
    },
    // A mail server that is down must not keep the house from opening.
    skipVerify: true,
  })
}

const toLog =
  (sender: Sender): EmailAdapter =>
  ({ payload }) => ({
    name: 'log',
    ...sender,
    sendEmail: ({ html, subject, to }) => {
      const written = typeof html === 'string' ? html : ''
      const links = [...written.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)
      const readers = [to ?? []].flat().map((one) => (typeof one === 'string' ? one : one.address))
      const said = [subject, ...new Set(links)].join(' ')
      payload.logger.info(`Mail to ${readers.join(', ')}: ${said}`)
      return Promise.resolve()
    },
  })
