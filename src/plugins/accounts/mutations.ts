import { guardForgotPassword } from './guards/forgotPassword.ts'
import { guardLogin } from './guards/login.ts'
import { guardRegistration } from './guards/registration.ts'
import { hashing } from './passwords/hashing.ts'
import type { GraphQLInputType } from 'graphql'
import type { AccountsOptions } from './options.ts'
import type { GraphQLExtension, PayloadRequest } from 'payload'

type Call = [
  source: unknown,
  args: Record<string, unknown>,
  context: { req: PayloadRequest },
  info: unknown,
]
type Resolve = (...call: Call) => Promise<unknown>
type Extension = Parameters<GraphQLExtension>
type Field = { args?: Record<string, { type: GraphQLInputType }>; resolve: Resolve }

/** The mutations of accounts with their guards on; each alias of one in a document counts by itself. */
export const mutations = ([{ getNullableType }, schema]: Extension, options: AccountsOptions) => {
  const named = (name: string) => byEitherName(fieldOf(schema.Mutation, name), getNullableType)
  const register = fieldOf(schema.Mutation, 'createUser')
  return {
    unlockUser: named('unlockUser'),
    loginUser: around(named('loginUser'), (resolve, call) => {
      const [, sent, { req }] = call
      return guardLogin(options)({ req, sent, logIn: () => resolve(...call) })
    }),
    forgotPasswordUser: around(named('forgotPasswordUser'), async (resolve, call) => {
      const [, sent, { req }] = call
      await guardForgotPassword(options)({ req, sent, sendMail: () => resolve(...call) })
      return true
    }),
    createUser: around(register, async (resolve, call) => {
      await guardRegistration(options)(call[2].req)
      return hashing(() => resolve(...call))
    }),
  }
}

/** Whether anyone has registered yet is nobody's business. */
export const queries = ([, schema]: Extension) => ({
  initializedUser: around(fieldOf(schema.Query, 'initializedUser'), () => Promise.resolve(true)),
})

function fieldOf({ fields }: { fields: object }, name: string): Field {
  const field = (fields as Record<string, Field | undefined>)[name]
  if (!field) throw new Error(`Payload's schema has no field ${name}`)
  return field
}

/** Payload asks for the email and the username of an account; one of them says which it is. */
function byEitherName(field: Field, toNullable: (type: GraphQLInputType) => GraphQLInputType) {
  const { email, username, ...others } = field.args ?? {}
  const names = Object.entries({ email, username }).flatMap(([name, arg]) =>
    arg ? [[name, { ...arg, type: toNullable(arg.type) }] as const] : [],
  )
  return { ...field, args: { ...Object.fromEntries(names), ...others } }
}

const around = (field: Field, wrap: (resolve: Resolve, call: Call) => Promise<unknown>): Field => ({
  ...field,
  resolve: (...call) => wrap(field.resolve, call),
})
