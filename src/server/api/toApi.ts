import { getPayload, handleEndpoints } from 'payload'
import type { Env } from '#src/env.ts'
import type { SanitizedConfig } from 'payload'
import { admit } from './admit.ts'
import { answer } from './answer.ts'
import { failed } from './failed.ts'
import { handleGraphql } from './handleGraphql.ts'
import { toHealth } from './health.ts'
import { isPersonal } from './revalidate.ts'

type Api = { config: Promise<SanitizedConfig> | SanitizedConfig; env: Env }

/** Who asks, as the socket or a believed proxy says. */
export type Caller = {
  address: string
  /** Marks the request for Payload's router, where something has begun to answer it. */
  resume?: (request: Request) => void
}

/** REST, GraphQL and the health check over one config. The answer never throws: a fault is a 500 with its id. */
export const toApi = ({ config, env }: Api) => {
  const health = toHealth({ config, env })

  const route = (request: Request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/api/health' && request.method === 'GET') return health()
    if (pathname === '/api/graphql' && request.method === 'POST')
      return handleGraphql({ config, request })
    return handleEndpoints({ config, request })
  }

  return async (request: Request, { address, resume }: Caller): Promise<Response> => {
    try {
      const admitted = await admit(request, { address })
      if (!(admitted instanceof Response)) resume?.(admitted)
      const response = admitted instanceof Response ? admitted : await route(admitted)
      return await answer({ request, response, isPersonal: isPersonal(await config) })
    } catch (error) {
      const { logger } = await getPayload({ config })
      return answer({ request, response: failed(error, logger) })
    }
  }
}
