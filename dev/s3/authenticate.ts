import { type Claim, type Headers, readClaim } from './claim.ts'
import { S3Error } from './errors.ts'
import { type Seed, verifySignature } from './signature.ts'
import type { Target } from './target.ts'

/** The one key pair that the server knows, and the region that it says it is in. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

/** A request whose signature was found right. */
export interface Authentic {
  /** The headers; for a presigned address with the `x-amz-*` ones that it carries in its query. */
  readonly headers: Headers
  readonly payload: string
  readonly seed: Seed
}

interface Request {
  readonly method: string
  readonly headers: Headers
  readonly target: Target
}

/** Throws one of S3's refusals unless the request is signed, in time, with the known key. */
export const authenticate = (request: Request, credentials: Credentials): Authentic => {
  const { method, headers, target } = request
  const claim = readClaim(headers, target)
  checkScope(claim, credentials)
  checkTime(claim)
  checkSignedHeaders(claim, headers)
  const seed = verifySignature({
    claim,
    method,
    path: target.path,
    headers,
    secret: credentials.secretAccessKey,
  })
  return {
    headers: claim.expires === undefined ? headers : withHoisted(headers, target),
    payload: claim.payload,
    seed,
  }
}

const checkScope = (claim: Claim, { accessKeyId, region }: Credentials): void => {
  if (claim.accessKeyId !== accessKeyId) throw new S3Error('InvalidAccessKeyId')
  if (claim.region !== region)
    throw new S3Error('AuthorizationHeaderMalformed', {
      message: `The region '${claim.region}' is wrong; expecting '${region}'.`,
      details: { Region: region },
    })
  if (claim.service !== 's3' || !claim.time.startsWith(`${claim.day}T`))
    throw new S3Error('SignatureDoesNotMatch', { message: 'The scope of the key is wrong.' })
}

const maxSkew = 15 * 60 * 1000

const checkTime = ({ time, expires }: Claim): void => {
  const age = Date.now() - readTime(time)
  if (expires === undefined) {
    if (Math.abs(age) > maxSkew) throw new S3Error('RequestTimeTooSkewed')
    return
  }
  if (age > expires * 1000)
    throw new S3Error('AccessDenied', { message: 'The presigned address has expired.' })
  if (age < -maxSkew)
    throw new S3Error('AccessDenied', { message: 'The presigned address is not valid yet.' })
}

const timeForm = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/

const readTime = (time: string): number => {
  const at = Date.parse(time.replace(timeForm, '$1-$2-$3T$4:$5:$6Z'))
  if (!timeForm.test(time) || Number.isNaN(at))
    throw new S3Error('AccessDenied', { message: 'The time of signing is not valid.' })
  return at
}

/** Without this, who holds a presigned address could add headers that its signer never saw. */
const checkSignedHeaders = ({ signedHeaders }: Claim, headers: Headers): void => {
  const mustSign = ['host', ...[...headers.keys()].filter((name) => name.startsWith('x-amz-'))]
  const missing = mustSign.filter((name) => !signedHeaders.includes(name))
  if (missing.length > 0)
    throw new S3Error('AccessDenied', {
      message: `Headers present in the request were not signed: ${missing.join(', ')}.`,
    })
}

const withHoisted = (headers: Headers, { query }: Target): Headers =>
  new Map([
    ...query
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => name.startsWith('x-amz-')),
    ...headers,
  ])
