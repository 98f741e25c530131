import { isDeepStrictEqual } from 'node:util'
import { converse } from './load.ts'
import { talkOf } from './talk.ts'
import type { Question } from './questions/question.ts'
import type { Server } from './servers.ts'
import type { House } from './setUp.ts'

type Comparing = { house: House; question: Question; servers: Server[] }

/** @throws where a server tells other facts than the first one over REST, or where one does not answer over GraphQL */
export async function compare({ house, question, servers }: Comparing): Promise<void> {
  // The same values for all.
  const values = question.draw(house.chance)
  const same = { ...question, draw: () => values }
  const told = async (server: Server, over: 'GraphQL' | 'REST') => {
    const { headers, next } = talkOf({ house, over, question: same, server: server.name })
    return converse({ port: server.port, headers, talk: next() })
  }
  let expected: unknown
  for (const server of servers) {
    const facts = factsOf(await told(server, 'REST'))
    expected ??= facts
    if (!isDeepStrictEqual(facts, expected))
      throw new Error(
        `${question.name}, ${server.name}:\n${JSON.stringify(facts)}\n${JSON.stringify(expected)}`,
      )
    if (server.name !== 'floor') await told(server, 'GraphQL')
  }
}

/** Without what is new each time, and what a plugin of ours adds. */
const factsOf = (answers: unknown[]): unknown =>
  answers.map((answer) => {
    const { doc, ...rest } = answer as { doc?: object }
    const facts = { ...rest, ...(doc && { doc: { ...doc, id: undefined } }) }
    const text = JSON.stringify(facts, (key, value: unknown) =>
      differs.has(key) ? undefined : value,
    )
    return JSON.parse(text) as unknown
  })

const differs = new Set(['createdAt', 'updatedAt', 'exp', 'token', 'sessions', '_verified'])
