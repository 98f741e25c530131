import { APIError } from 'payload'

/** 400: what was asked cannot be answered, in a sentence that says what would be. */
export const refuse = (message: string): never => {
  throw new APIError(message, 400)
}
