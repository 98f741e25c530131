import path from 'node:path'

import { build } from 'esbuild'

import { root, script } from './programs.ts'
import type { Mode } from './settings.ts'

const sources = {
  serve: 'src/server/main.ts',
  migrate: 'src/server/migrate.ts',
  fill: 'demo/fill.ts',
}

/** The arguments of `node` that run a program of ours. */
export type Programs = (name: keyof typeof sources) => string[]

/**
 * How the programs run: in development as they stand, else compiled into `dist` in half a second.
 * Each then starts three seconds of a processor sooner than one that compiles as it loads.
 */
export const compile = async (mode: Mode): Promise<Programs> => {
  if (mode === 'dev') return (name) => script(sources[name])
  const outdir = path.join(root, 'dist')
  await bundle(sources, outdir)
  return (name) => [path.join(outdir, `${name}.js`)]
}

/** Compiles programs, by their names, into a folder; what they share is there once. */
export const bundle = (entryPoints: Record<string, string>, outdir: string) =>
  build({
    absWorkingDir: root,
    entryPoints,
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
