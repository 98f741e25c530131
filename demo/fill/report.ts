import type { OnProgress } from './createMissing.ts'

type Output = { isTTY?: boolean; write: (text: string) => unknown }

const width = 30

/** Shows progress as a bar on a terminal, elsewhere as one line when a step is done. */
export const reportTo =
  (output: Output): OnProgress =>
  ({ step, done, total }) => {
    if (output.isTTY) output.write(`\r${bar({ step, done, total })}${done === total ? '\n' : ''}`)
    else if (done === total) output.write(`${step}: ${total}\n`)
  }

const bar = ({ step, done, total }: { step: string; done: number; total: number }) => {
  const filled = Math.round((done / total) * width)
  return `${step.padEnd(10)} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}`
}
