import type { AccountsOptions } from './options.ts'
import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

type Options = Pick<AccountsOptions, 'requireVerifiedEmail'>

/** Keeps: an account counts as verified from the start, but for one that must confirm its address first. */
export const verifiedFromTheStart =
  (options: Options): CollectionBeforeChangeHook =>
  ({ data, operation, req }) =>
    operation === 'create' ? { ...data, _verified: !mustConfirm(req, options) } : data

/** Keeps: mail that asks to confirm an address goes only to those who must. */
export const mailOnlyToUnverified =
  (options: Options): CollectionBeforeOperationHook =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only the name `read` is
  ({ args, operation, req }) =>
    operation === 'create'
      ? { ...args, disableVerificationEmail: !mustConfirm(req, options) }
      : args

/** A stranger's own registration; what an admin or the system creates is vouched for. */
const mustConfirm = (req: PayloadRequest, { requireVerifiedEmail }: Options) =>
  requireVerifiedEmail && !req.user && req.payloadAPI !== 'local'
