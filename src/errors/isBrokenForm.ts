/** What Payload's form reader throws at a form that is cut off or malformed: the sender's to mend. */
export const isBrokenForm = (error: unknown) =>
  error instanceof Error && phrases.test(error.message)

const phrases =
  /^(Unexpected end of (form|file)|Malformed (part header|content type)|Multipart: Boundary not found)$/
