import { addDataAndFileToRequest, headersWithCors, isolateObjectProperty, NotFound } from 'payload'
import { guardForgotPassword } from './guards/forgotPassword.ts'
import { guardLogin } from './guards/login.ts'
import { guardRegistration } from './guards/registration.ts'
import { hashing } from './passwords/hashing.ts'
import type { AccountsOptions } from './options.ts'
import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload'

/** The guarded REST routes of accounts. Payload takes the first route that fits: these come before its own. */
export const endpoints = (options: AccountsOptions): Endpoint[] => [
  {
    path: '/login',
    method: 'post',
    handler: async (req) => {
      const parsed = await parse(req)
      const logIn = async () => payloadsOwn('/login', parsed)
      return guardLogin(options)({ req: parsed, sent: parsed.data ?? {}, logIn })
    },
  },
  {
    path: '/forgot-password',
    method: 'post',
    handler: async (req) => {
      const parsed = await parse(req)
      const sendMail = async () => payloadsOwn('/forgot-password', parsed)
      await guardForgotPassword(options)({ req: parsed, sent: parsed.data ?? {}, sendMail })
      return json(req, { message: req.t('general:success') })
    },
  },
  {
    path: '/',
    method: 'post',
    handler: async (req) => {
      await guardRegistration(options)(req)
      return hashing(async () => payloadsOwn('/', req))
    },
  },
  { path: '/first-register', method: 'post', handler: closed },
  { path: '/init', method: 'get', handler: (req) => json(req, { initialized: true }) },
]

/** The first admin comes from the settings; a route for strangers to become one stays shut. */
function closed(req: PayloadRequest): never {
  throw new NotFound(req.t)
}

/** Runs the route of Payload's that one of ours stands before. */
function payloadsOwn(path: string, req: PayloadRequest): ReturnType<PayloadHandler> {
  const { endpoints: all } = req.payload.collections.users.config
  const own = (all || []).filter((endpoint) => endpoint.path === path && endpoint.method === 'post')
  const last = own.at(-1)
  if (!last) throw new NotFound(req.t)
  return last.handler(req)
}

/** The request with its body read, which Payload's own route is not to read again. */
async function parse(req: PayloadRequest) {
  await addDataAndFileToRequest(req)
  return Object.assign(isolateObjectProperty(req, 'body'), { body: null })
}

const json = (req: PayloadRequest, body: unknown) =>
  Response.json(body, { headers: headersWithCors({ headers: new Headers(), req }) })
