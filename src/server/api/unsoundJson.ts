/** Rich text of lists within lists needs some thirty levels. */
const deepest = 100

/** What no JSON body may hold, in a sentence: texts that Postgres cannot store, nesting without end. */
export function unsoundJson(value: unknown): string | undefined {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const wrong = unsound(next)
    if (wrong) return wrong
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const [key, inner] of Object.entries(next.value))
      open.push({ value: key, depth: 0 }, { value: inner, depth: next.depth + 1 })
  }
  return undefined
}

function unsound({ value, depth }: { value: unknown; depth: number }) {
  if (depth > deepest) return `The body nests too deep: at most ${deepest} levels.`
  return typeof value === 'string' && value.includes('\0')
    ? 'A text holds characters that cannot be stored.'
    : undefined
}
