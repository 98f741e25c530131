import { questions } from './questions/index.ts'
import { get, post } from './questions/question.ts'
import type { Question, Talk } from './questions/question.ts'
import type { ServerName } from './servers.ts'
import type { House } from './setUp.ts'

export type Over = 'GraphQL' | 'REST'

type Asking = { house: House; over: Over; question: Question; server: ServerName }

/** How a question is put to a server: what the next client says, and the headers that say who it is. */
export function talkOf({ house, over, question, server }: Asking) {
  const { as, draw } = question
  const index = questions.findIndex(({ name }) => name === question.name)
  const next = (): Talk => {
    const values = draw(house.chance)
    if (server === 'floor') return toFloor(index, { question, values })
    return over === 'REST' ? question.rest(...values) : question.graphql(...values)
  }
  return { next, headers: as ? [`authorization: JWT ${house.tokens[as]}`] : [] }
}

type Put = { question: Question; values: (number | string)[] }

/** The floor takes values alone: in the path, or as JSON where something is written. */
function* toFloor(index: number, { question, values }: Put): Talk {
  if (!question.writes) return yield* get(`/${[index, 0, ...values].join('/')}`)
  let given = values
  for (const step of question.floor.keys()) {
    const answer = yield post(`/${index}/${step}`, given)
    given = [answer().doc?.id ?? Number.NaN]
  }
}
