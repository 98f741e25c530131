/** In characters: what a record of a file may have at most, so that memory is bounded whatever a file holds. */
export const largestRecord = 8 * 1024 * 1024

export const tooLarge = 'It is longer than 8 MB, which no record is.'
