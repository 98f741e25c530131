import { createHash, createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'

import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3'

import { startS3 } from '../../dev/s3/server.ts'

export interface Keys {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface Service extends Keys {
  readonly stop: () => Promise<void>
}

/** The service under test: the one that `S3_ENDPOINT` names, else ours on a folder of its own. */
export const openService = async (): Promise<Service> => {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env
  if (S3_ENDPOINT === undefined || S3_ENDPOINT === '') return openOwnService()
  return {
    endpoint: S3_ENDPOINT,
    region: S3_REGION ?? 'us-east-1',
    accessKeyId: S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: S3_SECRET_ACCESS_KEY ?? '',
    stop: () => Promise.resolve(),
  }
}

export const openOwnService = async (): Promise<Service & { dir: string }> => {
  const dir = makeFolder()
  const keys = { region: 'us-east-1', accessKeyId: 'AKIDTEST', secretAccessKey: 'not so secret' }
  const server = await startS3({ dir, ...keys })
  return {
    ...keys,
    dir,
    endpoint: server.endpoint,
    stop: async () => {
      await server.stop()
      rmSync(dir, { recursive: true })
    },
  }
}

export const makeFolder = (): string =>
  realpathSync(mkdtempSync(path.join(tmpdir(), 'marquee-s3-')))

/** As the catalogue uses it, but without retries, which would hide a failure. */
export const clientOf = (service: Keys, more: S3ClientConfig = {}): S3Client =>
  new S3Client({
    endpoint: service.endpoint,
    region: service.region,
    credentials: service,
    forcePathStyle: true,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...more,
  })

export const makeBucket = async (client: S3Client): Promise<string> => {
  const Bucket = `marquee-test-${randomUUID()}`
  await client.send(new CreateBucketCommand({ Bucket }))
  return Bucket
}

export const removeBucket = async (client: S3Client, Bucket: string): Promise<void> => {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
    for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }))
  await client.send(new DeleteBucketCommand({ Bucket }))
}

/** What a refused request is answered with: `[status, code]`. */
export const refusalOf = async (
  request: Promise<unknown>,
): Promise<(number | string | undefined)[]> => {
  try {
    await request
    return [200]
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error
    return [error.$metadata.httpStatusCode, error.name]
  }
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface RawRequest {
  readonly method: string
  /** Sent as it is: no client in between tidies it up. */
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

export const sendRaw = ({ endpoint }: { endpoint: string }, raw: RawRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { protocol, hostname, port } = new URL(endpoint)
    const send = protocol === 'https:' ? httpsRequest : httpRequest
    const { method, path: rawPath, headers = {}, body = '' } = raw
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    const options = {
      hostname,
      port,
      method,
      path: rawPath,
      headers: { ...length, ...headers },
      agent: false,
    }
    const request = send(options, (response) => {
      buffer(response).then((bytes) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes })
      }, reject)
    })
    request.on('error', reject)
    request.end(body)
  })

/** Status and code of a raw answer. */
export const toRefusal = ({ status, body }: Answer): [number, string?] => {
  const [, code] = /<Code>(\w+)<\/Code>/.exec(body.toString()) ?? []
  return code === undefined ? [status] : [status, code]
}

export const sha256 = (data: string | Buffer): string =>
  createHash('sha256').update(data).digest('hex')

export const md5 = (data: string | Buffer): string => createHash('md5').update(data).digest('hex')

export const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()

interface Signing extends RawRequest {
  readonly at?: Date
  /** What to say about the body, if not its hash. */
  readonly payload?: string
  readonly region?: string
}

export interface Signed {
  readonly headers: Record<string, string>
  readonly signature: string
  readonly key: Buffer
  readonly time: string
  readonly scope: string
}

/** A second implementation of signature version 4, of its own, for paths sent as they are signed. */
export const sign = (service: Keys, { at = new Date(), ...request }: Signing): Signed => {
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const day = time.slice(0, 8)
  const region = request.region ?? service.region
  const scope = `${day}/${region}/s3/aws4_request`
  const payload = request.payload ?? sha256(request.body ?? '')
  const headers: Record<string, string> = {
    ...request.headers,
    host: new URL(service.endpoint).host,
    'x-amz-content-sha256': payload,
    'x-amz-date': time,
  }
  const names = Object.keys(headers).sort()
  const [rawPath = '', query = ''] = request.path.split('?')
  const canonical = [
    request.method,
    rawPath,
    query,
    ...names.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names.join(';'),
    payload,
  ].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    hmac,
    Buffer.from(`AWS4${service.secretAccessKey}`),
  )
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const signature = hmac(key, text).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${service.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return { headers: { ...headers, authorization }, signature, key, time, scope }
}

/** Signs a request and sends it. */
export const sendSigned = (service: Keys, request: Signing): Promise<Answer> => {
  const { headers } = sign(service, request)
  return sendRaw(service, { ...request, headers })
}
