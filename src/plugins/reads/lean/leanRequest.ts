import { getDataLoader, getLocalI18n, getRequestLanguage, sanitizeLocales } from 'payload'
import type { Payload, PayloadRequest } from 'payload'
import { asWritten } from './parameters.ts'
import type { Asked } from './asked.ts'

type Parts = {
  asked: Asked
  payload: Payload
  /** The parameters as rules and hooks see them; left out, as they were written. */
  query?: Record<string, unknown>
}

/**
 * The request as access functions and hooks know it. What they seldom look at (its headers, its address in parts, the
 * Fetch request itself) is made when it is looked at.
 */
export const leanRequest = async ({ asked, payload, query }: Parts): Promise<PayloadRequest> => {
  const i18n = await getLocalI18n({ config: payload.config, language: languageOf(asked, payload) })
  const own = {
    asked,
    method: asked.method ?? 'GET',
    url: asked.url,
    href: asked.url,
    pathname: asked.pathname,
    search: asked.search,
    payload,
    ...(query && { query }),
    i18n,
    t: i18n.t,
    context: {},
    user: null,
    payloadAPI: 'REST',
    payloadUploadSizes: {},
    routeParams: {},
    ...localesOf(asked, payload),
    transactionID: undefined,
  }
  const { text } = asked
  const read = text === undefined ? {} : { text: () => Promise.resolve(text) }
  return Object.assign(Object.create(lazily), own, read) as PayloadRequest
}

/** As Payload's createPayloadRequest reads them. */
function localesOf({ search }: Asked, { config: { localization } }: Payload) {
  const isAsked = search.includes('ocale')
  if (!isAsked && !localization) return { locale: null, fallbackLocale: null }
  const parameters = new URLSearchParams(search)
  const fallbackLocale =
    [asWritten(search)['fallbackLocale'], parameters.get('fallback-locale')].find(Boolean) ??
    parameters.get('fallbackLocale')
  const given = { locale: parameters.get('locale'), fallbackLocale } as Locales
  return localization ? sanitizeLocales({ ...given, localization }) : given
}

type Locales = Omit<Parameters<typeof sanitizeLocales>[0], 'localization'>

type Lean = { asked: Asked }

function languageOf({ headers }: Asked, { config }: Payload) {
  if (headers.cookie === undefined && headers['accept-language'] === undefined)
    return config.i18n.fallbackLanguage
  const cookies = new Map(
    (headers.cookie ?? '').split(';').map((cookie): [string, string] => {
      const [name = '', ...value] = cookie.split('=')
      return [name.trim(), value.join('=')]
    }),
  )
  return getRequestLanguage({ config, cookies, headers: toHeaders(headers) })
}

/** As the server makes them for a Fetch request. */
export const toHeaders = (incoming: Asked['headers']): Headers => {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming))
    for (const value of [values ?? []].flat()) headers.append(name, value)
  return headers
}

const makers: Record<string, (lean: Lean & PayloadRequest) => unknown> = {
  headers: ({ asked }) => toHeaders(asked.headers),
  query: ({ asked }) => asWritten(asked.search),
  address: ({ asked }) => new URL(asked.url),
  fetched: ({ asked: { method = 'GET', text, url }, headers }) =>
    new Request(url, { headers, method, ...(text !== undefined && { body: text }) }),
  payloadDataLoader: (lean) => getDataLoader(lean),
}

const ofAddress = ['hash', 'host', 'origin', 'port', 'protocol', 'searchParams']
const ofFetch = [
  'signal',
  'body',
  'bodyUsed',
  'cache',
  'credentials',
  'mode',
  'redirect',
  'referrer',
]
const methods = ['json', 'text', 'formData', 'arrayBuffer', 'blob', 'clone']

for (const name of ofAddress)
  makers[name] = (lean) => Reflect.get(at(lean, 'address'), name) as unknown
for (const name of ofFetch)
  makers[name] = (lean) => Reflect.get(at(lean, 'fetched'), name) as unknown
for (const name of methods)
  makers[name] = (lean) => {
    const fetched = at(lean, 'fetched')
    return (Reflect.get(fetched, name) as () => unknown).bind(fetched)
  }

const at = (lean: object, name: string) => Reflect.get(lean, name) as object

/** Each is made once, and can be replaced like a property of a request. */
const lazily: object = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(makers).map(([name, make]) => [
      name,
      {
        get(this: Lean & PayloadRequest) {
          return keep(this, { name, value: make(this) })
        },
        set(this: object, value: unknown) {
          keep(this, { name, value })
        },
        configurable: true,
        enumerable: true,
      },
    ]),
  ),
)

function keep(lean: object, { name, value }: { name: string; value: unknown }) {
  Object.defineProperty(lean, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: true,
  })
  return value
}
