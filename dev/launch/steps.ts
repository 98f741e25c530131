import type { WriteStream } from 'node:tty'

export interface Steps {
  /** Runs some work under a name and tells how it went and how long it took. */
  step: <T>(name: string, work: () => Promise<T>) => Promise<T>
}

/**
 * One line a step. A terminal also shows what is under way; anything else what has begun. Once we
 * are stopping nothing more is told.
 */
export const createSteps = (isStopping: () => boolean, out = process.stdout): Steps => {
  const running = new Map<string, number>()
  const line = out.isTTY ? liveLine({ out, running, isStopping }) : plainLines(out)
  return {
    step: async (name, work) => {
      const began = performance.now()
      running.set(name, began)
      line.begin(name)
      let mark = '✗'
      try {
        const result = await work()
        mark = '✓'
        return result
      } finally {
        running.delete(name)
        if (!isStopping()) line.end(`  ${mark} ${name}  ${seconds(began)}`)
      }
    },
  }
}

interface Line {
  begin: (name: string) => void
  end: (result: string) => void
}

const plainLines = (out: WriteStream): Line => ({
  begin: (name) => out.write(`  … ${name}\n`),
  end: (result) => out.write(`${result}\n`),
})

interface Live {
  out: WriteStream
  running: Map<string, number>
  isStopping: () => boolean
}

const liveLine = ({ out, running, isStopping }: Live): Line => {
  let frame = 0
  let timer: NodeJS.Timeout | undefined
  const clear = '\r\x1b[2K'
  const draw = () => {
    if (isStopping()) return
    const parts = [...running].map(([name, began]) => `${name} ${seconds(began)}`)
    const text = `  ${frames[frame++ % frames.length] ?? ''} ${parts.join(' · ')}`
    out.write(clear + text.slice(0, out.columns - 1))
  }
  return {
    begin: () => {
      timer ??= setInterval(draw, 100).unref()
    },
    end: (result) => {
      out.write(`${clear}${result}\n`)
      if (running.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

const seconds = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`
