import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../dev/launch/compile.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const outdir = path.join(root, 'dist/bench')

const sources = { floor: 'bench/floor.ts', marquee: 'bench/serve.ts' }

export type Program = keyof typeof sources

let compiling: Promise<(name: Program) => string> | undefined

/** Where the programs are that are measured, compiled as `npm start` compiles its own. */
export const compiledPrograms = () => (compiling ??= compile())

async function compile() {
  await bundle(sources, outdir)
  return (name: Program) => path.join(outdir, `${name}.js`)
}
