import { z } from 'zod'

export type Env = ReturnType<typeof readEnv>

/**
 * Parses the environment into typed settings.
 * @throws an Error of one line that names the wrong or missing setting and says what is expected
 */
export function readEnv(source: Record<string, string | undefined>) {
  // An empty variable is an unset one: `S3_ENDPOINT= npm start`.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = settings.safeParse(given)
  const issue = parsed.error?.issues[0]
  if (issue) throw new Error(`${issue.path.join('.')} ${issue.message}`)
  return toEnv(settings.parse(given))
}

const url = (protocols: string[], what: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)),
      { message: `is not ${what}` },
    )

const list = (value: string) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `is not a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, {
      message: `is not a whole number from ${min} to ${max}`,
    })

const postgresUrl = url(
  ['postgres', 'postgresql'],
  'a Postgres address such as postgres://user:password@host:5432/name',
)
const s3Keys = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

const settings = z
  .object({
    NODE_ENV: z.string().default('development'),
    PORT: whole(0, 65535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_REPLICA_URLS: z.string().transform(list).pipe(z.array(postgresUrl)).default([]),
    S3_ENDPOINT: url(['http', 'https'], 'an http or https address').optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_BUCKET: z.string().optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    DATA_DIR: z.string().default('.data'),
    PAYLOAD_SECRET: z.string().min(16, 'is too short: at least 16 characters').optional(),
    PUBLIC_URL: url(['http', 'https'], 'an http or https address').optional(),
    CORS_ORIGINS: z
      .string()
      .transform(list)
      .pipe(z.array(url(['http', 'https'], 'a list of origins such as https://films.example')))
      .default([]),
    ADMIN_EMAIL: z.email('is not an email address').optional(),
    ADMIN_USERNAME: z
      .string()
      .regex(/^[a-z0-9_.-]{3,32}$/, 'is not 3 to 32 of a-z, 0-9, _ . -')
      .optional(),
    ADMIN_PASSWORD: z.string().min(10, 'is too short: at least 10 characters').optional(),
    WORKERS: whole(1, 256).optional(),
    SMTP_URL: url(['smtp', 'smtps'], 'an smtp or smtps address').optional(),
    REQUIRE_VERIFIED_EMAIL: z
      .enum(['true', 'false'], 'is not true or false')
      .transform((value) => value === 'true')
      .default(false),
    REGISTRATION: z.enum(['open', 'closed'], 'is not open or closed').default('open'),
    LOGIN_FAILURES_PER_ADDRESS: whole(1, 1_000_000).default(20),
    REGISTRATIONS_PER_ADDRESS: whole(1, 1_000_000).default(30),
    FORGOT_PER_ADDRESS: whole(1, 1_000_000).default(10),
    TRUST_PROXY: whole(0, 16).default(0),
    MEMBER_QUOTA_MB: whole(0, 1_000_000).default(20),
  })
  .superRefine((given, context) => {
    const needs = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message })
    }
    if (given.DATABASE_URL && !given.PAYLOAD_SECRET)
      needs('PAYLOAD_SECRET', 'is missing: an outside database needs a secret of its own')
    if (!given.S3_ENDPOINT && s3Keys.every((key) => !given[key])) return
    for (const key of s3Keys)
      if (!given[key]) needs(key, 'is missing: an outside S3 service needs its bucket and keys')
  })

function toEnv(given: z.output<typeof settings>) {
  const publicUrl = (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, '')
  return {
    production: given.NODE_ENV === 'production',
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL,
    databaseReplicaUrls: given.DATABASE_REPLICA_URLS,
    s3: toS3(given),
    dataDir: given.DATA_DIR,
    secret: given.PAYLOAD_SECRET,
    publicUrl,
    origins: [...new Set([...ownOrigins(publicUrl), ...given.CORS_ORIGINS.map(toOrigin)])],
    admin: {
      email: given.ADMIN_EMAIL,
      username: given.ADMIN_USERNAME,
      password: given.ADMIN_PASSWORD,
    },
    workers: given.WORKERS,
    smtpUrl: given.SMTP_URL,
    requireVerifiedEmail: given.REQUIRE_VERIFIED_EMAIL,
    registration: given.REGISTRATION,
    limits: {
      loginFailures: given.LOGIN_FAILURES_PER_ADDRESS,
      registrations: given.REGISTRATIONS_PER_ADDRESS,
      forgotPasswords: given.FORGOT_PER_ADDRESS,
    },
    trustProxy: given.TRUST_PROXY,
    memberQuotaBytes: given.MEMBER_QUOTA_MB * 1024 * 1024,
  }
}

function toS3(given: z.output<typeof settings>) {
  if (!given.S3_BUCKET || !given.S3_ACCESS_KEY_ID || !given.S3_SECRET_ACCESS_KEY) return undefined
  return {
    endpoint: given.S3_ENDPOINT,
    region: given.S3_REGION,
    bucket: given.S3_BUCKET,
    accessKeyId: given.S3_ACCESS_KEY_ID,
    secretAccessKey: given.S3_SECRET_ACCESS_KEY,
  }
}

const toOrigin = (address: string) => new URL(address).origin

/** A browser may name a loopback server either way; both are the same origin to its owner. */
function ownOrigins(publicUrl: string) {
  const { hostname, protocol, port } = new URL(publicUrl)
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return [toOrigin(publicUrl)]
  return ['localhost', '127.0.0.1'].map((host) => `${protocol}//${host}${port ? `:${port}` : ''}`)
}

/** The settings of this process, read once. Nothing else in the product reads process.env. */
export const env = readEnv(process.env)
