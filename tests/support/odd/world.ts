import { pairOver, makeTables } from '../kinds/world.ts'
import { fillAny } from './fill.ts'
import { People, Pictures, Odd } from './collections.ts'
import type { World } from '../compared.ts'
import type { Kind } from '../kinds/users.ts'
import type { Over } from '../kinds/world.ts'

/** Collections as nobody would write them, filled; compiled beside stock. */
export const oddWorld = (over: Over) => worldOf(Odd, over)

async function worldOf(collections: Kind[], over: Over): Promise<World> {
  const pair = await pairOver({ ...over, collections: [People, Pictures, ...collections] })
  await makeTables(pair.ours)
  return { ...pair, ...(await fillAny(pair.stock)) }
}
