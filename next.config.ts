import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

/** Packages without a part for the browser: Node loads them as they are, which halves the build. */
const serverPackages = [
  '@aws-sdk/client-s3',
  '@payloadcms/db-postgres',
  '@payloadcms/drizzle',
  '@payloadcms/email-nodemailer',
  '@payloadcms/graphql',
  'payload',
  'pg',
  'zod',
]

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run check` checks types, once.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'src/app/tsconfig.json' },
  serverExternalPackages: serverPackages,
  experimental: {
    // The first start waits for the build: no cache, maps or small server files that nobody asks for.
    serverMinification: false,
    serverSourceMaps: false,
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
  },
}

export default withPayload(config, { devBundleServerPackages: false })
