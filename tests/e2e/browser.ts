import chromium from '@sparticuz/chromium'
import { existsSync } from 'node:fs'

/**
 * A Chromium that starts on a bare machine: on Linux the one that comes as a package, elsewhere an installed Chrome or
 * Chromium, which Playwright finds by its channel.
 */
export const browser = async () => {
  const named = process.env['CHROMIUM_PATH'] ?? ''
  const args = ['--no-sandbox', '--font-render-hinting=none']
  if (named !== '' && existsSync(named)) return { executablePath: named, args }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args }
  return { executablePath: await chromium.executablePath(), args }
}
