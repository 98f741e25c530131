import { Forbidden } from 'payload'
import type { Endpoint, PayloadHandler } from 'payload'
import { admins } from '#src/access/rules.ts'
import { begin } from './begin.ts'
import { cancel } from './cancel.ts'
import { progress } from './progress.ts'
import { rejected } from './rejected.ts'
import { start } from './start.ts'
import { takePiece } from './takePiece.ts'
import type { ObjectStore } from './uploads.ts'

/** What the dashboard asks for, for admins: an import is begun, its files sent in pieces, started, watched, cancelled. */
export const importEndpoints = (store: ObjectStore | undefined): Endpoint[] =>
  (
    [
      ['post', '/begin', begin(store)],
      ['post', '/:id/pieces', takePiece(store)],
      ['post', '/:id/start', start(store)],
      ['post', '/:id/cancel', cancel(store)],
      ['get', '/:id/progress', progress],
      ['get', '/:id/rejected', rejected],
    ] as const
  ).map(([method, path, handler]) => ({ method, path, handler: forAdmins(handler) }))

const forAdmins =
  (handler: PayloadHandler): PayloadHandler =>
  (req) => {
    if (!admins({ req })) throw new Forbidden(req.t)
    return handler(req)
  }
