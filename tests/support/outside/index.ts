import * as pages from './pages.ts'
import * as people from './people.ts'
import * as rules from './rules.ts'
import { fillAny } from '../odd/fill.ts'
import { makeTables, pairOver } from '../kinds/world.ts'
import type { World } from '../compared.ts'
import type { Kind } from '../kinds/users.ts'
import type { Over } from '../kinds/world.ts'

/** Collections as somebody who has not read a line of Marquee would write them for a shop, a magazine, a festival. */
export const outside = [people, pages, rules].flatMap((each) =>
  Object.values(each as Record<string, unknown>).filter(isKind),
)

function isKind(each: unknown): each is Kind {
  return typeof each === 'object' && each !== null && 'slug' in each
}

export const outsideWorld = async (over: Over): Promise<World> => {
  const pair = await pairOver({ ...over, collections: over.collections ?? outside })
  await makeTables(pair.ours)
  return { ...pair, ...(await fillAny(pair.stock)) }
}

/** These collections with the fields of their first level that can be localized so. */
export const localizedIn = (kinds: Kind[], slugs: string[]): Kind[] =>
  kinds.map((kind) =>
    slugs.includes(kind.slug)
      ? {
          ...kind,
          fields: kind.fields.map((field) =>
            'type' in field && localizable.has(String(field.type))
              ? { ...field, localized: true }
              : field,
          ),
        }
      : kind,
  )

const localizable = new Set(['text', 'textarea', 'number', 'select', 'richText'])
