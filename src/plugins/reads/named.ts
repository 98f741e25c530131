/** Whether a function names one of these of its argument, as its text says: taken apart, or by its members. */
export const names = (work: unknown, wanted: string[]): boolean => {
  const source = String(work)
  const taken = parameters.exec(source)?.[1] ?? ''
  const any = wanted.join('|')
  const whole = /^\s*([\w$]+)\s*$/.exec(taken)?.[1]
  return whole === undefined
    ? new RegExp(String.raw`\b(?:${any})\b`).test(taken)
    : new RegExp(String.raw`\b${whole}\s*\??\.\s*(?:${any})\b`).test(source)
}

/** What stands between a function's name, if it has one, and its body. */
const parameters = /^(?:async\b\s*)?(?:function\b[^(]*|\w+(?=\())?\(?(.*?)(?:\)\s*\{|\)?\s*=>)/s
