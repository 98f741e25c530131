import { ask, post } from './question.ts'
import type { Question } from './question.ts'

/** Whoever logs in again and again; the sessions do not weigh on those who ask the other questions. */
export const visitor = { username: 'bench-visitor', password: 'a password for the benchmark' }

/** A password costs a tenth of a second of a processor by intent: nobody can be much faster than the floor. */
export const login: Question = {
  name: 'log in',
  draw: () => Object.values(visitor),
  rest: function* () {
    yield post('/api/users/login', visitor)
  },
  graphql: () =>
    ask(
      `mutation ($email: String!, $username: String!, $password: String) {
      loginUser(email: $email, username: $username, password: $password) { exp token user { id username email role } } }`,
      { ...visitor, email: `${visitor.username}@example.com` },
    ),
  // Its password cannot be checked by a statement: see ../floorLogin.ts.
  floor: ['log in'],
  writes: true,
}
