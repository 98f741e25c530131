import { covers, face, type Face } from './face.ts'

/** The typefaces that posters and portraits are set in. */
export const faces = {
  blocky: face('archivo-black'),
  condensed: face('league-gothic'),
  credits: face('oswald', 500),
  creditsBold: face('oswald', 700),
  deco: face('limelight'),
  rounded: face('righteous'),
  serif: face('dm-serif-display'),
  thin: face('poiret-one'),
}

/** The typefaces for original titles in other scripts. */
const scripts = [
  faces.creditsBold,
  face('dela-gothic-one'),
  face('black-han-sans'),
  face('lalezar'),
  face('rozha-one'),
  face('galada'),
  face('chonburi'),
  face('noto-sans-canadian-aboriginal', 800),
]

/** The first typeface that draws a text in a script other than the Latin one, if any does. */
export const faceForScript = (text: string): Face | undefined =>
  /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)
    ? scripts.find((script) => covers(script, text))
    : undefined
