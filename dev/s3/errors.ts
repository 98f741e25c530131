const refusals = {
  AccessControlListNotSupported: [400, 'This server keeps no access control lists.'],
  AccessDenied: [403, 'Access Denied.'],
  AuthorizationHeaderMalformed: [400, 'The authorization header is malformed.'],
  AuthorizationQueryParametersError: [400, 'The query lacks a parameter of signature version 4.'],
  BadDigest: [400, 'A digest that you specified is not that of what was received.'],
  BucketAlreadyOwnedByYou: [409, 'You already have a bucket of this name.'],
  BucketNotEmpty: [409, 'The bucket that you tried to delete is not empty.'],
  EntityTooLarge: [400, 'An upload is limited to 5 GiB; use a multipart upload.'],
  EntityTooSmall: [400, 'Every part but the last must have at least 5 MiB.'],
  IllegalLocationConstraintException: [
    400,
    'The location constraint is not the region of this server.',
  ],
  IncompleteBody: [400, 'The body is not as long as announced.'],
  InternalError: [500, 'An internal error occurred. Try again.'],
  InvalidAccessKeyId: [403, 'The access key id is not known here.'],
  InvalidArgument: [400, 'An argument is not valid.'],
  InvalidBucketName: [400, 'The bucket name is not valid.'],
  InvalidDigest: [400, 'A digest that you specified is not valid.'],
  InvalidPart: [400, 'A part was not found, or its ETag or checksum is not the one given.'],
  InvalidPartOrder: [400, 'The parts must be listed in ascending order.'],
  InvalidRange: [416, 'The requested range cannot be satisfied.'],
  InvalidRequest: [400, 'The request is not valid.'],
  InvalidURI: [400, 'The address could not be read.'],
  KeyTooLongError: [400, 'A key has at most 1024 bytes.'],
  MalformedTrailerError: [400, 'The trailer announced by x-amz-trailer is missing or malformed.'],
  MalformedXML: [400, 'The XML is malformed or not what this operation expects.'],
  MaxMessageLengthExceeded: [400, 'The XML is too long.'],
  MetadataTooLarge: [400, 'User metadata has at most 2 KiB.'],
  MethodNotAllowed: [405, 'The method is not allowed here.'],
  MissingContentLength: [411, 'The Content-Length header is required.'],
  NoSuchBucket: [404, 'The bucket does not exist.'],
  NoSuchKey: [404, 'The key does not exist.'],
  NoSuchUpload: [404, 'The upload does not exist; it may have been completed or aborted.'],
  NotImplemented: [501, 'This server does not implement what the request asks for.'],
  PreconditionFailed: [412, 'A condition of the request does not hold.'],
  RequestTimeTooSkewed: [403, 'The clocks differ by more than 15 minutes.'],
  ServiceUnavailable: [503, 'The server is being stopped.'],
  SignatureDoesNotMatch: [
    403,
    'The signature is not the one computed here. Check secret and method.',
  ],
  XAmzContentSHA256Mismatch: [400, 'x-amz-content-sha256 is not that of what was received.'],
} as const satisfies Record<string, readonly [status: number, message: string]>

/** The codes of S3's own vocabulary that this server answers with. */
export type Code = keyof typeof refusals

interface Particulars {
  readonly message?: string
  /** More elements of the error document, such as the region to use instead. */
  readonly details?: Readonly<Record<string, string>>
}

/** A refusal in S3's words: code, HTTP status, one sentence. */
export class S3Error extends Error {
  readonly code: Code
  readonly status: number
  readonly details: Readonly<Record<string, string>>

  constructor(code: Code, { message, details = {} }: Particulars = {}) {
    super(message ?? refusals[code][1])
    this.name = 'S3Error'
    this.code = code
    this.status = refusals[code][0]
    this.details = details
  }
}

/** Whether a file system call failed with this code (`ENOENT`, `EEXIST`, ...). */
export const failedWith = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  codes.includes(error.code)
