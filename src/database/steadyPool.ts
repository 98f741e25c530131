import pg from 'pg'

/**
 * Node's Postgres client with pools that outlive their connections. When the database ends one that nobody uses (a
 * restart, an operator), the pool replaces it; without a listener the whole process would end.
 */
export const steadyPg: typeof pg = {
  ...pg,
  Pool: class extends pg.Pool {
    constructor(options?: pg.PoolConfig) {
      super(options)
      this.on('error', () => undefined)
    }
  },
}
