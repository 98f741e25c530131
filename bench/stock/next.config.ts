import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  // `npm run check` checks types, of all that there is.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.json' },
}

export default withPayload(config, { devBundleServerPackages: false })
