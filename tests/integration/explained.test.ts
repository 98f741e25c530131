import { expect, test } from 'vitest'
import { callerNamed } from '../../dev/explained.ts'
import { makeUser } from '../support/factories.ts'
import { payload } from '../support/marquee.ts'

test('a read is explained for the first of a role, or for the user of that name', async () => {
  const editor = await makeUser({ role: 'editor' })
  expect((await callerNamed('editor', payload)).role).toBe('editor')
  expect((await callerNamed(editor.username, payload)).id).toBe(editor.id)
  await expect(callerNamed('no-such-name', payload)).rejects.toThrow(
    'No user has the name or the role no-such-name.',
  )
})
