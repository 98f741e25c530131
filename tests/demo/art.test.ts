import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Billing } from '../../demo/art/billing.ts'
import { compositionFor } from '../../demo/art/composition.ts'
import { clearest } from '../../demo/art/contrast.ts'
import { drawPortrait } from '../../demo/art/drawPortrait.ts'
import { drawPoster } from '../../demo/art/drawPoster.ts'
import { faceForScript, faces } from '../../demo/art/faces.ts'
import { shape } from '../../demo/art/lettering.ts'
import { seeded } from '../../demo/art/random.ts'
import { setStack, setText } from '../../demo/art/typesetting.ts'
import { films } from '../../demo/films.ts'

const billing: Billing = {
  title: 'Stalker',
  originalTitle: 'Сталкер',
  director: 'Andrei Tarkovsky',
  year: 1979,
  country: 'Soviet Union',
  genres: ['Science Fiction'],
}

const size = async (picture: Buffer) => {
  const { format, width, height } = await sharp(picture).metadata()
  return { format, width, height }
}

/** Where the ink of some outlines lies on a page of 1000 by 1500. */
const inkOf = async (paths: readonly string[]) => {
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1500"><rect width="1000" height="1500" fill="#fff"/><path d="${paths.join('')}"/></svg>`
  const { info } = await sharp(Buffer.from(page)).trim().toBuffer({ resolveWithObject: true })
  const [left, top] = [-(info.trimOffsetLeft ?? 0), -(info.trimOffsetTop ?? 0)]
  return { left, top, right: left + info.width, bottom: top + info.height }
}

describe('a poster', () => {
  it('is a JPEG of two to three', async () => {
    expect(await size(await drawPoster(billing))).toEqual({
      format: 'jpeg',
      width: 1000,
      height: 1500,
    })
  })

  it('is the same each time it is drawn', async () => {
    const [once, again] = [await drawPoster(billing), await drawPoster(billing)]
    expect(once.equals(again)).toBe(true)
  })

  it('is another for another film', async () => {
    const other = await drawPoster({ ...billing, title: 'Solaris', year: 1972 })
    expect(other.equals(await drawPoster(billing))).toBe(false)
  })

  it('needs no font of the machine, whatever the film', () => {
    const drawings = films.map(({ title, originalTitle, genres }) => {
      const bill = { ...billing, title, originalTitle: originalTitle ?? title, genres }
      return compositionFor(bill, seeded(title))(bill, seeded(title))
    })
    expect(drawings.filter((drawing) => /<text|NaN|undefined|Infinity/.test(drawing))).toEqual([])
  })
})

describe('a portrait', () => {
  it('is a JPEG of four to five', async () => {
    const picture = await drawPortrait({ firstName: 'Agnès', lastName: 'Varda' })
    expect(await size(picture)).toEqual({ format: 'jpeg', width: 720, height: 900 })
  })

  it('is the same each time it is drawn', async () => {
    const sitter = { lastName: 'Dharmendra' }
    const [once, again] = [await drawPortrait(sitter), await drawPortrait(sitter)]
    expect(once.equals(again)).toBe(true)
  })
})

describe('type', () => {
  const box = { x: 100, y: 200, width: 700, height: 500 }

  it.each([
    'M',
    '8½',
    'Metropolis',
    'The Lord of the Rings: The Fellowship of the Ring',
    'Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles',
  ])('of %s stays within its box', async (text) => {
    const { paths } = setText({ text, face: faces.serif, box, gather: 'middle' })
    const { left, top, right, bottom } = await inkOf(paths)
    expect([left >= 99, top >= 199, right <= 801, bottom <= 701]).toEqual([true, true, true, true])
  })

  it('breaks a long title where its lines come out largest', () => {
    const { paths } = setText({ text: 'The Night of the Hunter', face: faces.condensed, box })
    expect(paths.length).toBe(2)
  })

  it('stacks lines as wide as the box', async () => {
    const { paths } = setStack({ text: 'QUO VADIS', face: faces.condensed, box, gap: 20 })
    const widths = await Promise.all(paths.map(async (path) => inkOf([path])))
    expect(widths.map(({ left, right }) => right - left)).toEqual(
      widths.map(({ left, right }) => right - left).fill(700),
    )
  })

  it('joins Arabic letters', () => {
    const face = faceForScript('كفرناحوم') ?? faces.serif
    const apart = Array.from('كفرناحوم', (letter) => shape(face, letter).advance)
    expect(shape(face, 'كفرناحوم').advance).toBeLessThan(apart.reduce((a, b) => a + b))
  })

  it('of an original title is drawn in its own script, but for two simplified characters', () => {
    const foreign = films.filter(({ originalTitle = '' }) =>
      /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(originalTitle),
    )
    expect(foreign.length).toBeGreaterThan(15)
    expect(
      foreign
        .filter(({ originalTitle = '' }) => !faceForScript(originalTitle))
        .map(({ title }) => title),
    ).toEqual(['Raise the Red Lantern'])
  })

  it('takes the colour that reads best', () => {
    expect(clearest('#101010', ['#202020', '#f0e0c0', '#808080'])).toBe('#f0e0c0')
  })
})
