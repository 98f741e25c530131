import { guardForgotPassword } from './guards/forgotPassword.ts'
import { guardLogin } from './guards/login.ts'
import { guardRegistration } from './guards/registration.ts'
import type { AccountsOptions } from './options.ts'
import type { PayloadRequest } from 'payload'

type Call = [
  source: unknown,
  args: Record<string, unknown>,
  context: { req: PayloadRequest },
  info: unknown,
]
type Resolve = (...call: Call) => Promise<unknown>
type Schema = { Mutation: { fields: object }; Query: { fields: object } }

/** The mutations of accounts with their guards on; each alias of one in a document counts by itself. */
export const mutations = ({ Mutation: { fields } }: Schema, options: AccountsOptions) => ({
  loginUser: around(fields, 'loginUser', (resolve) => (...call) => {
    const [, sent, { req }] = call
    return guardLogin(options)({ req, sent, logIn: () => resolve(...call) })
  }),
  forgotPasswordUser: around(fields, 'forgotPasswordUser', (resolve) => async (...call) => {
    const [, sent, { req }] = call
    await guardForgotPassword(options)({ req, sent, sendMail: () => resolve(...call) })
    return true
  }),
  createUser: around(fields, 'createUser', (resolve) => async (...call) => {
    await guardRegistration(options)(call[2].req)
    return resolve(...call)
  }),
})

/** Whether anyone has registered yet is nobody's business. */
export const queries = ({ Query: { fields } }: Schema) => ({
  initializedUser: around(fields, 'initializedUser', () => () => Promise.resolve(true)),
})

/** Payload's own field with its resolver wrapped. */
function around(fields: object, name: string, wrap: (resolve: Resolve) => Resolve) {
  const field = (fields as Record<string, { resolve: Resolve } | undefined>)[name]
  if (!field) throw new Error(`Payload's schema has no field ${name}`)
  return { ...field, resolve: wrap(field.resolve) }
}
