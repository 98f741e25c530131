import { lexicalEditor } from '@payloadcms/richtext-lexical'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import { translations } from './src/admin/translations.ts'
import { collections } from './src/collections/index.ts'
import { database } from './src/database/adapter.ts'
import { env } from './src/env.ts'
import { answerErrors } from './src/errors/answerErrors.ts'
import { logger, loggingLevels } from './src/errors/logger.ts'
import { accounts } from './src/plugins/accounts/index.ts'
import { importer } from './src/plugins/importer/index.ts'
import { jobs } from './src/plugins/jobs/index.ts'
import { limits } from './src/plugins/limits/index.ts'
import { reads } from './src/plugins/reads/index.ts'
import { stateNow } from './src/plugins/reads/kept/state.ts'
import { requestOf } from './src/plugins/reads/lean/request.ts'
import { search } from './src/plugins/search/index.ts'
import { openBucket } from './src/plugins/storage/bucket.ts'
import { storage } from './src/plugins/storage/index.ts'
import type { Plugin } from 'payload'

const root = path.dirname(fileURLToPath(import.meta.url))

/** What the catalogue can do beyond keeping its records: each plugin can be left out. */
export const plugins: Plugin[] = [
  accounts({
    publicUrl: env.publicUrl,
    limits: env.limits,
    requireVerifiedEmail: env.requireVerifiedEmail,
    smtpUrl: env.smtpUrl,
  }),
  storage({ s3: env.s3, memberQuotaBytes: env.memberQuotaBytes }),
  reads(),
  importer({ databaseUrl: env.databaseUrl, store: env.s3 && openBucket(env.s3) }),
  jobs({
    databaseUrl: env.databaseUrl,
    queues: { imports: '*/2 * * * * *', sweep: '0 * * * * *' },
  }),
  search({ requestOf, stateNow }),
  limits(),
]

/** The catalogue with these plugins. */
export const marquee = (plugins: Plugin[]) =>
  buildConfig({
    secret: env.secret ?? '',
    serverURL: env.publicUrl,
    db: database({ url: env.databaseUrl, replicaUrls: env.databaseReplicaUrls }),
    collections,
    plugins,
    editor: lexicalEditor(),
    defaultDepth: 1,
    maxDepth: 3,
    admin: {
      user: 'users',
      importMap: { baseDir: root },
      // The stock picture asks a server abroad for it, by a hash of the email address.
      avatar: 'default',
      meta: {
        titleSuffix: ' · Marquee',
        defaultOGImageType: 'off',
        icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }],
      },
      components: {
        graphics: {
          Icon: '/src/admin/brand/Icon.tsx#Icon',
          Logo: '/src/admin/brand/Logo.tsx#Logo',
        },
        // An effect that every page has.
        providers: ['/src/admin/nav/OpenNav.tsx#OpenNav'],
        views: { dashboard: { Component: '/src/admin/dashboard/Dashboard.tsx#Dashboard' } },
      },
    },
    i18n: { translations },
    hooks: { afterError: [answerErrors] },
    logger,
    loggingLevels,
    csrf: env.origins,
    cors: env.origins,
    custom: { registration: env.registration },
    graphQL: {
      schemaOutputFile: path.join(root, 'src/schema.graphql'),
      maxComplexity: 1000,
      // The schema is public and checked in: hiding it would only hinder front ends.
      disableIntrospectionInProduction: false,
    },
    // `npm run generate` writes them: Payload would in a process of its own at each start of a test.
    typescript: { outputFile: path.join(root, 'src/payload-types.ts'), autoGenerate: false },
    telemetry: false,
    upload: { limits: { fileSize: 20 * 1024 * 1024 }, abortOnLimit: true },
  })

export default marquee(plugins)
