import { Unusable } from '../Unusable.ts'

const faults: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be written',
  EROFS: 'it may not be written',
  ENOSPC: 'the disk is full',
}

/** Why a file could not be written, for whom it concerns; other faults stay what they are. */
export const sayFault = (cause: unknown, file: string) => {
  const fault = faults[codeOf(cause)]
  return fault ? new Unusable(`${file} cannot be written: ${fault}.`, { cause }) : cause
}

/** Such as EPIPE: who read it wants no more. */
export const codeOf = (cause: unknown) =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
