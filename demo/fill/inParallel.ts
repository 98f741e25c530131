/** Works through items a few at a time. After a failure nothing new is begun, and it is told when all is still. */
export const inParallel = async <Item>(
  items: readonly Item[],
  { width, work }: { width: number; work: (item: Item) => Promise<void> },
) => {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift())
      await work(item).catch((error: unknown) => {
        queue.length = 0
        throw error
      })
  }
  const workers = Array.from({ length: width }, worker)
  await Promise.allSettled(workers)
  await Promise.all(workers)
}
