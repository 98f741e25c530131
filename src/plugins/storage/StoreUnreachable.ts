import { APIError } from 'payload'

/** 503: the object store does not answer, or the server was started without one. */
export class StoreUnreachable extends APIError {
  constructor(cause?: unknown) {
    super('The file store cannot be reached. Try again.', 503)
    this.name = 'StoreUnreachable'
    this.cause = cause
  }
}
