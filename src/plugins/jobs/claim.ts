import pg from 'pg'

/** Answers whether this process is the one that runs jobs; whoever becomes it takes over what another left unfinished. */
export const openClaim = (connectionString: string) => {
  let client: pg.Client | undefined
  let isHeld = false
  const lose = () => {
    client = undefined
    isHeld = false
  }
  return async () => {
    try {
      client ??= await connect(connectionString, lose)
      if (!isHeld && (await take(client))) {
        await releaseAbandoned(client)
        isHeld = true
      }
      return isHeld
    } catch {
      // The database cannot be reached: the next tick tries again.
      lose()
      return false
    }
  }
}

async function connect(connectionString: string, lose: () => void) {
  const client = new pg.Client({ connectionString, application_name: 'marquee jobs' })
  client.on('error', lose)
  client.on('end', lose)
  await client.connect()
  return client
}

async function take(client: pg.Client) {
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(hashtext('marquee: jobs')) as taken`,
  )
  return rows[0]?.taken === true
}

/** Only the holder of the claim runs jobs: what seems to be under way is so no more. */
async function releaseAbandoned(client: pg.Client) {
  await client.query('update payload_jobs set processing = false where processing')
}
