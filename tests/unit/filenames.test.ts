import fc from 'fast-check'
import { getSanitizedUploadFilename } from 'payload/shared'
import { describe, expect, it } from 'vitest'
import { parseFilename } from '#src/plugins/storage/objectKeys.ts'
import { toFilename } from '#src/plugins/storage/upload/toFilename.ts'

const jpeg = { extensions: ['jpg', 'jpeg'] as const }
const webp = { extensions: ['webp'] as const }

describe('the name that an upload is kept under', () => {
  it.each([
    ['Heat.jpg', 'Heat.jpg'],
    ['HEAT.JPEG', 'HEAT.JPEG'],
    ['heat', 'heat.jpg'],
    ['heat.html', 'heat.jpg'],
    ['heat.php.jpg', 'heat.php.jpg'],
    ['Vol. 2', 'Vol. 2.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\films\\heat.jpg', 'heat.jpg'],
    ['..', 'file.jpg'],
    ['.jpg', 'file.jpg'],
    ['.htaccess', 'file.jpg'],
    ['con.jpg', '_con.jpg'],
    ['a\u0000b\nc.jpg', 'abc.jpg'],
    ['evil\u202egpj.exe', 'evilgpj.jpg'],
    ['e\u0301te\u0301.jpg', 'été.jpg'],
    ['映画 🎬.jpg', '映画 🎬.jpg'],
    ['Alien: Romulus?.jpg', 'Alien Romulus.jpg'],
    [`${'x'.repeat(300)}.jpeg`, `${'x'.repeat(185)}.jpeg`],
  ])('of %j is %j', (uploaded, kept) => {
    expect(toFilename(uploaded, jpeg)).toBe(kept)
  })

  it('never ends like a size of another file', () => {
    expect(toFilename('heat.jpg.w342.webp', webp)).toBe('heat.jpg-w342.webp')
  })

  it('is safe, short and final, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (uploaded) => {
        const kept = toFilename(uploaded, webp)
        expect(kept).toMatch(/^[^/\\<>:"|?*\p{Cc}]+\.webp$/iu)
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(190)
        expect([
          toFilename(kept, webp),
          getSanitizedUploadFilename(kept),
          parseFilename(kept),
        ]).toEqual([kept, kept, { filename: kept }])
      }),
    )
  })
})
