import type { Endpoint } from 'payload'
import type { Bucket } from '../bucket.ts'
import { uploadInTurn } from '../upload/uploadInTurn.ts'
import { serveFile } from './serveFile.ts'

/** The addresses of ours on `files`. They come before Payload's own of the same path. */
export const endpoints = (bucket: Bucket | undefined): Endpoint[] => [
  { path: '/file/:filename', method: 'get', handler: serveFile(bucket) },
  { path: '/file/:filename', method: 'head', handler: serveFile(bucket) },
  uploadInTurn({ path: '/', method: 'post', access: 'create' }),
  uploadInTurn({ path: '/:id', method: 'patch', access: 'update' }),
]
