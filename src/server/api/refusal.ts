import { toCode } from '#src/errors/code.ts'

/** An answer in the one shape of errors, for what the server refuses before Payload sees it. */
export const refusal = (status: number, message: string) =>
  Response.json({ errors: [{ message, code: toCode(status) }] }, { status })
