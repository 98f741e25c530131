import { APIError } from 'payload'

/** An address has asked too often: 429. The guard that throws it sets `Retry-After` as well. */
export class TooManyRequests extends APIError {
  constructor(seconds: number) {
    super(`Too many tries. Try again in ${inWords(seconds)}.`, 429)
  }
}

const inWords = (seconds: number) => {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
