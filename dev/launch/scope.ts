interface Ends {
  stop: () => Promise<void>
}

export interface Scope {
  /** Starts something that ends with the scope: the last first. Throws where that is ending. */
  own: <T extends Ends>(start: () => Promise<T>) => Promise<T>
  /** Fulfilled when somebody asks to stop: by Ctrl-C, by kill, by closing the terminal. */
  stopAsked: Promise<void>
  /** From then on what fails is no failure. */
  isStopping: () => boolean
  close: () => Promise<void>
}

/**
 * Everything that a run has started, so that it ends whole. A second signal does not wait: it
 * leaves at once, and the exit handlers take along what runs.
 */
export const openScope = (): Scope => {
  const owned: Promise<Ends>[] = []
  let stopping = false
  let askToStop: () => void = () => undefined
  const stopAsked = new Promise<void>((resolve) => (askToStop = resolve))
  const heard = () => {
    if (stopping) process.exit(130)
    stopping = true
    askToStop()
  }
  for (const signal of signals) process.on(signal, heard)
  return {
    own: (start) => {
      if (stopping) throw new Error('It is too late to start anything.')
      const starting = start()
      owned.push(starting)
      return starting
    },
    stopAsked,
    isStopping: () => stopping,
    close: async () => {
      stopping = true
      for (const starting of owned.splice(0).reverse()) {
        // What failed to start has nothing to stop; whoever awaits it learns why.
        const started = await starting.catch(() => undefined)
        await started?.stop()
      }
      for (const signal of signals) process.off(signal, heard)
    },
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
