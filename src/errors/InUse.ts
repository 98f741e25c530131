import { APIError } from 'payload'

/** 409: the record cannot be deleted while others refer to it. */
export class InUse extends APIError {
  /** @param standing what stands in the way, counted: ['12 films', '1 person'] */
  constructor(standing: string[]) {
    super(
      `This is in use by ${new Intl.ListFormat('en').format(standing)}. Remove it there first.`,
      409,
    )
    this.name = 'InUse'
  }
}
