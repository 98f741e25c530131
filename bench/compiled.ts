import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const outdir = path.join(root, 'dist/bench')

const sources = { floor: 'bench/floor.ts', marquee: 'bench/serve.ts', stock: 'bench/stock.ts' }

export type Program = keyof typeof sources

let compiling: Promise<(name: Program) => string> | undefined

/** Where the programs are that are measured, compiled as `npm start` compiles its own. */
export const compiledPrograms = () => (compiling ??= compile())

async function compile() {
  await build({
    absWorkingDir: root,
    entryPoints: sources,
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.9',
    sourcemap: true,
    logLevel: 'error',
  })
  return (name: Program) => path.join(outdir, `${name}.js`)
}
