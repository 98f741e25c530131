import { once } from 'node:events'

import { startS3 } from '../../dev/s3/server.ts'

/** A server in a process of its own, to be killed or measured. Starts when it is told the folder. */
process.send?.('loaded')
const [{ dir, bucket }] = (await once(process, 'message')) as [{ dir: string; bucket: string }]
const { endpoint } = await startS3({
  dir,
  accessKeyId: 'AKIDTEST',
  secretAccessKey: 'not so secret',
  buckets: [bucket],
})
// Answers with the most memory that it ever had, in bytes.
process.on('message', () => process.send?.({ maxRSS: process.resourceUsage().maxRSS * 1024 }))
process.send?.({ endpoint })
