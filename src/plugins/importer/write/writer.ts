import type { ClientBase } from 'pg'
import type { Imported } from './collection.ts'
import { storeCasts } from './cast.ts'
import { insertNew, storeGenres, updateKnown } from './store.ts'
import type { Step } from './step.ts'

/** Writes into the catalogue what was decided: the records of a step, and the casts of its films. */
export type Writer = {
  storeRecords: (client: ClientBase, step: Step, imported: Imported) => Promise<void>
  storeCasts: (client: ClientBase, step: Step) => Promise<void>
}

/** By set-based SQL: the database's own triggers and constraints keep every invariant. */
export const sqlWriter: Writer = {
  storeRecords: async (client, step, imported) => {
    await client.query(insertNew(step, imported))
    await client.query(updateKnown(step, imported))
    if (imported.table === 'movies') await client.query(storeGenres(step))
  },
  storeCasts: async (client, step) => {
    await client.query(storeCasts(step))
  },
}
