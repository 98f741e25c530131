/** `npm run explain -- 'PATH' [--as ROLE|USERNAME]`: how an API read is answered. */
import { parseArgs } from 'node:util'
import { explain } from '#src/plugins/reads/explain.ts'
import { runCommand } from './command.ts'
import { callerNamed, toWords } from './explained.ts'
import { openPayload } from './payload.ts'
import { Problem } from './problem.ts'

const usage = "npm run explain -- '/api/movies/1?depth=2' [--as admin|editor|member|USERNAME]"

await runCommand(async (args, { client, settings, databaseUrl }) => {
  const { path, as } = readArguments(args)
  const payload = await openPayload(settings, databaseUrl)
  const user = as === undefined ? null : await callerNamed(as, payload)
  const explanation = await explain({ payload, path, user })
  if (!explanation)
    throw new Problem(
      `${path} is no read of a collection, such as ${Object.keys(payload.collections)
        .slice(0, 3)
        .map((slug) => `/api/${slug}`)
        .join(', ')}, /api/movies/1 or /api/movies/count.`,
    )
  for await (const line of toWords(explanation, { client, as: as ?? 'nobody' })) console.log(line)
  return 0
})

function readArguments(args: string[]) {
  const { positionals, values } = parse(args)
  const [path] = positionals
  if (positionals.length !== 1 || !path?.startsWith('/api/'))
    throw new Problem(`One path, which begins with /api/: ${usage}`)
  return { path, as: values.as }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { as: { type: 'string' } }, allowPositionals: true })
  } catch (cause) {
    throw new Problem(`${(cause as Error).message} ${usage}`, { cause })
  }
}
