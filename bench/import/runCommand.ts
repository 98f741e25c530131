import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { processorTime } from '../processor.ts'
import type { Catalogue } from './openCatalogue.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: { import: string }
}

type Run = { url: string; files: string[] }

/** Runs `npm run import` as a process of its own. Its memory is what the kernel says was its peak. */
export async function runCommand({ postgresPid }: Catalogue, { url, files }: Run) {
  const before = await processorTime(postgresPid)
  const started = performance.now()
  // The script itself: npm between us would hide whose memory it is.
  const command = [...scripts.import.split(' ').slice(1), ...files, '--rejected', '/dev/null']
  const child = spawn(process.execPath, command, {
    env: { ...process.env, DATABASE_URL: url, PAYLOAD_SECRET: 'for the benchmark alone' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  let [peak, node] = [0, 0]
  const watch = setInterval(() => {
    peak = peakOf(child.pid ?? 0) ?? peak
    void processorTime(child.pid ?? 0).then((time) => (node = time || node))
  }, 100)
  const [code] = (await once(child, 'exit')) as [number]
  clearInterval(watch)
  if (code > 1) throw new Error(`The import ended with ${code}.`)
  return {
    seconds: (performance.now() - started) / 1000,
    node_s: node / 1000,
    postgres_s: ((await processorTime(postgresPid)) - before) / 1000,
    peak_MB: peak,
  }
}

/** In megabytes; undefined when the process has ended. */
const peakOf = (pid: number) => {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
  } catch {
    return undefined
  }
}
