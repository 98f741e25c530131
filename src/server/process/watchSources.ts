import { watch } from 'node:fs'

/** Pages and admin components are reloaded by Next itself. */
const reloadedByNext = /^(app|admin)\/|\.(css|scss|tsx|json)$/
const quiet = 200

/** Calls back when a source of the server has changed, once for changes in quick succession. */
export function watchSources(changed: () => void) {
  let timer: NodeJS.Timeout | undefined
  const soon = (file: string | null) => {
    if (file === null || reloadedByNext.test(file) || !file.endsWith('.ts')) return
    clearTimeout(timer)
    timer = setTimeout(changed, quiet)
  }
  watch('src', { recursive: true }, (_, file) => {
    soon(file)
  })
  watch('payload.config.ts', (_, file) => {
    soon(file)
  })
}
