import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admin, type House, logIn, openHouse } from './house.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** What the server answers to bytes that no client library would send: the status and the body's code. */
function sent(bytes: string): Promise<{ status: number; code: unknown }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.url)
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n')
      const json = /\{.*\}/s.exec(body)?.[0]
      resolve({
        status: Number(head.split(' ')[1]),
        code: json && JSON.parse(json).errors[0].code,
      })
    })
    socket.write(bytes)
  })
}

const asked = (method: string, target: string) =>
  sent(`${method} ${target} HTTP/1.1\r\nHost: films.example\r\nConnection: close\r\n\r\n`)

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty/1', 'globals/constructor'])(
  '/api/%s was taken for a collection, and got no answer',
  async (name) => {
    expect(await asked('GET', `/api/${name}`)).toEqual({ status: 404, code: 'not_found' })
  },
)

test.each([
  ['GET', '/admin/%zz', 400],
  ['GET', '*', 400],
  ['OPTIONS', '*', 400],
  ['TRACE', '/api/movies', 405],
])('%s %s is refused in the one shape of errors', async (method, target, status) => {
  expect(await asked(method, target)).toEqual({ status, code: 'invalid' })
})

test('a whole address is answered like its path', async () => {
  expect(await asked('GET', 'http://films.example/api/users')).toEqual({
    status: 403,
    code: 'forbidden',
  })
})

test('fragments that grow without end cost no one else their answer', async () => {
  const fragments = Array.from(
    { length: 30 },
    (_, i) => `fragment f${i} on Movie { ...f${i + 1} ...f${i + 1} ...f${i + 1} }`,
  )
  const query = `{ Movies { docs { ...f0 } } } ${fragments.join(' ')} fragment f30 on Movie { id }`
  const { body } = await house.call('/api/graphql', { body: { query } })
  expect(body.errors[0].extensions.code).toBe('invalid')
  expect((await house.call('/api/health')).body).toEqual({ status: 'ok' })
})

test.each(['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override'])(
  'a read in a POST, by %s, writes nothing',
  async (name) => {
    const token = await logIn(house, admin)
    const headers = { [name]: 'GET' }
    const { body } = await house.call('/api/genres', { token, headers, body: { name: 'Read' } })
    expect(body).toMatchObject({ docs: [], totalDocs: 0 })
  },
)
