import type { ClientBase } from 'pg'
import type { Imported } from './collection.ts'
import { storeCasts } from './cast.ts'
import { insertNew, removeGenres, storeGenres, hasTakes, updateKnown } from './store.ts'
import type { Step } from './step.ts'

/**
 * Writes into the catalogue what was decided: the records of a step, and the casts of its films. Both answer how many
 * rows were refused.
 */
export type Writer = {
  /** Countries and genres that the files name, before all else; left out, they are written with the rest. */
  storeNames?: (client: ClientBase, stage: string) => Promise<void>
  storeRecords: (client: ClientBase, step: Step, imported: Imported) => Promise<number>
  storeCasts: (client: ClientBase, step: Step) => Promise<number>
}

/** By set-based SQL: the database's own triggers and constraints keep every invariant. */
export const sqlWriter: Writer = {
  storeRecords: async (client, step, imported) => {
    await client.query(insertNew(step, imported))
    const isOfFilms = imported.table === 'movies'
    const { rows } = await client.query<{ hasTakes: boolean }>(hasTakes(step, imported))
    if (rows[0]?.hasTakes) {
      await client.query(updateKnown(step, imported))
      if (isOfFilms) await client.query(removeGenres(step))
    }
    if (isOfFilms) await client.query(storeGenres(step))
    return 0
  },
  storeCasts: async (client, step) => {
    await client.query(storeCasts(step))
    return 0
  },
}
