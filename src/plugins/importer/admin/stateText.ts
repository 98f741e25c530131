/** What an import is doing, in an admin's words. */
export const stateText: Record<string, string> = {
  uploading: 'Files are being sent',
  waiting: 'Waits for its turn',
  reading: 'Reading',
  writing: 'Writing',
  finished: 'Finished',
  interrupted: 'Interrupted',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** Whether something is still to happen by itself. */
export const isUnderWay = (state: string) => ['waiting', 'reading', 'writing'].includes(state)
