import { ValidationError } from 'payload'
import type { PayloadRequest } from 'payload'

/** 400 that says what is wrong with the uploaded file. */
export const refuseFile = (message: string, req: PayloadRequest) =>
  new ValidationError({ collection: 'files', errors: [{ path: 'file', message }], req })
