import type { File as StoredFile } from '#src/payload-types.ts'

/** The address of a picture for a small place on the screen: its thumbnail, or itself where it is smaller than that. */
export const smallest = ({ thumbnailURL, url }: Pick<StoredFile, 'thumbnailURL' | 'url'>) =>
  thumbnailURL ?? url ?? undefined
