/** Payload parses JSON in queries and forms as it finds it: what does not parse is the caller's. */
export const isBrokenJson = (error: unknown) =>
  error instanceof SyntaxError && error.message.includes('JSON')
