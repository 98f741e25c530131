import process from 'node:process'

/**
 * Imported first by every program that the launcher runs: where the launcher is killed, and can
 * end nothing itself, its programs end themselves, the server after its open requests.
 */
const graceMilliseconds = 15_000

if (process.env.MARQUEE_LAUNCHER === String(process.ppid) && process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.kill(-process.pid, 'SIGKILL'), graceMilliseconds).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  // Listening would keep a finished program from ending.
  process.channel.unref()
}
