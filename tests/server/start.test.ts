import { spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import { expect, it } from 'vitest'

/** The server with these settings: how it ended, and what it wrote. */
async function start(settings: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'src/server/main.ts'],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
        PAYLOAD_SECRET: 'a secret that only tests know',
        ...settings,
      },
    },
  )
  let written = ''
  child.stdout.on('data', (chunk) => (written += String(chunk)))
  child.stderr.on('data', (chunk) => (written += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  return [code, written]
}

it('a port in use is one line that names it', async () => {
  const other = http.createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const outcome = await start({ PORT: String(port) })
  other.close()
  expect(outcome).toEqual([
    1,
    `PORT ${port} is in use by another program: stop it, or set PORT to another.\n`,
  ])
})

it('a wrong setting is one line that names it', async () => {
  expect(await start({ WORKERS: 'many' })).toEqual([
    1,
    'WORKERS is not a whole number from 1 to 256\n',
  ])
})
