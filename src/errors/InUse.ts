import { APIError } from 'payload'

/** 409: the record cannot be deleted while others refer to it. */
export class InUse extends APIError {
  /** @param standing what stands in the way, counted: ['12 films', '1 person'] */
  constructor(standing: string[]) {
    super(`${start} ${new Intl.ListFormat('en').format(standing)}. Remove it there first.`, 409)
    this.name = 'InUse'
  }
}

const start = 'This is in use by'

/** Whether a message is that of this error, where nothing else of it is left. */
export const saysInUse = (message: unknown) =>
  typeof message === 'string' && message.startsWith(start)
