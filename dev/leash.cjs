'use strict'

/**
 * Loaded first by every program that the launcher runs, each the leader of a process group: where
 * the launcher is killed, and can end nothing itself, its programs end themselves and theirs, the
 * server after its open requests.
 */
const graceMilliseconds = 35_000

if (process.env.MARQUEE_LAUNCHER === String(process.ppid) && process.channel) {
  const killGroup = () => process.kill(-process.pid, 'SIGKILL')
  process.once('disconnect', () => {
    if (process.listenerCount('SIGTERM') === 0) killGroup()
    process.once('exit', killGroup)
    setTimeout(killGroup, graceMilliseconds).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  // Listening would keep a finished program from ending.
  process.channel.unref()
}
