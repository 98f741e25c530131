/** `npm run bench -- [NAME] [options]`: runs the benchmark of that name; `reads` where none is named. */
const [first, ...rest] = process.argv.slice(2)
const isName = first !== undefined && /^[a-z]+$/.test(first)
const { bench } = (await import(`./${isName ? first : 'reads'}.ts`)) as {
  bench: (args: string[]) => Promise<void>
}
await bench(isName ? rest : process.argv.slice(2))
process.exit(0)
export {}
