import config from '@payload-config'
import { env } from '#src/env.ts'
import { toApi } from './api/toApi.ts'

/** The whole API of this installation as one Fetch-style function: no socket and no Next behind it. */
export const handleApi = toApi({ config, env })
