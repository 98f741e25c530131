import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run check` does both, once.
  typescript: { ignoreBuildErrors: true },
  webpack: (webpack: { resolve: { extensionAlias?: Record<string, string[]> } }) => {
    webpack.resolve.extensionAlias = { '.js': ['.ts', '.tsx', '.js'] }
    return webpack
  },
}

export default withPayload(config, { devBundleServerPackages: false })
