import { admins } from '#src/access/rules.ts'
import type { AccountsOptions } from './options.ts'
import type {
  CheckboxField,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

type Options = Pick<AccountsOptions, 'requireVerifiedEmail'>

/** Payload's own field, but for admins to set: not for the account that it is about. */
export const verified: CheckboxField = {
  name: '_verified',
  type: 'checkbox',
  access: { create: admins, update: admins },
}

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
