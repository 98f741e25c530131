/** What the person who started us can mend. Its message is the whole story: print it without a stack. */
export class Problem extends Error {
  override name = 'Problem'
}
