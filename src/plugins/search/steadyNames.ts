/** Drizzle gives tables that a filter joins random names. */
export function withSteadyNames(text: string) {
  const names = new Map<string, string>()
  return text.replace(/"[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12}"/g, (alias) => {
    const name = names.get(alias) ?? `"j${names.size + 1}"`
    names.set(alias, name)
    return name
  })
}
