import type { Shown } from '../run/options.ts'

/** Where a command writes: the terminal, or a file or a pipe that is read later. */
export type Terminal = { isTTY?: boolean; columns?: number; write: (text: string) => unknown }

const secondsBetweenLines = 10
const drawsASecond = 8

/** Shows how far an import is: a bar with rate and time left on a terminal, a line every 10 s elsewhere. */
export const progressTo = (out: Terminal) => {
  const began = performance.now()
  let phase = ''
  let phaseBegan = began
  let doneBefore = 0
  let last = began
  const due = (now: number) =>
    now - last >= (out.isTTY ? 1000 / drawsASecond : secondsBetweenLines * 1000)
  return {
    show: (shown: Shown) => {
      const now = performance.now()
      const isNew = shown.phase !== phase
      if (isNew) [phase, phaseBegan, doneBefore] = [shown.phase, now, shown.done]
      if (!due(now) && !(isNew && out.isTTY)) return
      last = now
      const rate = (shown.done - doneBefore) / ((now - phaseBegan) / 1000)
      const line = lineOf(shown, rate)
      out.write(out.isTTY ? `\r${barOf(shown)}${line}\u001b[K` : `${line}\n`)
    },
    end: () => {
      if (out.isTTY) out.write('\r\u001b[K')
    },
  }
}

const barWidth = 24

const barOf = ({ done, total }: Shown) => {
  if (!total) return ''
  const filled = Math.min(Math.round((done / total) * barWidth), barWidth)
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} `
}

/** `rate` is of this run alone: one that goes on has done a part before. */
const lineOf = ({ phase, done, total }: Shown, rate: number) => {
  const parts: string[] = [phase]
  if (total) parts.push(`${Math.floor(Math.min(done / total, 1) * 100)} %`)
  if (phase !== 'Sorting' && rate > 0) parts.push(`${toRate(phase, rate)}/s`)
  if (phase !== 'Sorting' && total && rate > 0) parts.push(`${toTime((total - done) / rate)} left`)
  return parts.join(', ')
}

const toRate = (phase: Shown['phase'], rate: number) =>
  phase === 'Reading' ? `${(rate / 1024 / 1024).toFixed(1)} MB` : `${Math.round(rate)} records`

const toTime = (seconds: number) => {
  const whole = Math.max(Math.ceil(seconds), 0)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
