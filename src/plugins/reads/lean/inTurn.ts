/** Writes at once in a process: more keep more of Postgres's processes from each other's work. */
const most = 4

/** Milliseconds after which a write waits no longer, whoever keeps the others busy. */
const patience = 100

let writing = 0
const waiting: (() => void)[] = []

/** Does a write when few others are under way, or when it has waited for long. */
export async function inTurn<Outcome>(act: () => Promise<Outcome>): Promise<Outcome> {
  if (writing >= most) await turn()
  writing += 1
  try {
    return await act()
  } finally {
    writing -= 1
    if (writing < most) waiting.shift()?.()
  }
}

const turn = () =>
  new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(go), 1)
      resolve()
    }, patience)
    waiting.push(go)
  })
