import path from 'node:path'

import { secretsFile, type Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/**
 * Who is to be the first admin: whoever the settings name, and on an embedded database somebody
 * made up where they name nobody. An outside database gets no admin that nobody asked for.
 */
export const firstAdmin = ({ admin, databaseUrl }: Settings, secrets: Secrets) => {
  const made = databaseUrl === undefined
  const settings = {
    ADMIN_EMAIL: admin.email ?? (made ? 'admin@example.com' : undefined),
    ADMIN_USERNAME: admin.username ?? (made ? 'admin' : undefined),
    ADMIN_PASSWORD: admin.password ?? (made ? secrets.adminPassword : undefined),
  }
  return { settings, passwordIsMadeUp: made && admin.password === undefined }
}

/** The login of an admin with a made-up password, to be shown once. */
export const loginOf = (
  { settings, passwordIsMadeUp }: ReturnType<typeof firstAdmin>,
  dataDir: string,
): string =>
  passwordIsMadeUp
    ? `
  Log in as the first admin:

    Username  ${settings.ADMIN_USERNAME ?? ''}
    Password  ${settings.ADMIN_PASSWORD ?? ''}

  This is shown once; ${path.join(dataDir, secretsFile)} keeps it.
`
    : ''
