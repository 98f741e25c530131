import { admins } from '#src/access/rules.ts'
import type { Plugin } from 'payload'
import { openClaim } from './claim.ts'

type Options = {
  /** Without it (a build) nothing runs. */
  databaseUrl: string | undefined
  /** How often each queue is looked at, as cron has it, seconds first. */
  queues: Record<string, string>
}

/** Runs what is queued, in one of the server's processes: see the README beside this file. Comes after those that queue. */
export const jobs =
  ({ databaseUrl, queues }: Options): Plugin =>
  (config) => ({
    ...config,
    jobs: {
      ...config.jobs,
      access: { run: admins, queue: admins, cancel: admins },
      autoRun: Object.entries(queues).map(([queue, cron]) => ({
        queue,
        cron,
        limit: 1,
        silent: { info: true },
      })),
      shouldAutoRun: databaseUrl === undefined ? () => false : openClaim(databaseUrl),
    },
  })
