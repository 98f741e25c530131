/** Colours for portraits: a ground, two figures, where they meet, and ink. */
export const portraitPalettes = [
  { page: '#f3e7d3', one: '#d9472b', other: '#2f6f7e', both: '#3a1a26', ink: '#2a1a1c' },
  { page: '#15263a', one: '#f2b544', other: '#d9573f', both: '#fbeed3', ink: '#f7ead0' },
  { page: '#efe9df', one: '#e7a33e', other: '#31487a', both: '#16233f', ink: '#1b2744' },
  { page: '#2a1a33', one: '#e8697d', other: '#f3b98a', both: '#fff0dc', ink: '#fbe6d4' },
  { page: '#e4ebe3', one: '#3f8f7a', other: '#e2704f', both: '#173b38', ink: '#173230' },
  { page: '#d8492f', one: '#f6e3b8', other: '#1d2b3a', both: '#f0a63f', ink: '#fdf0d8' },
  { page: '#f0c552', one: '#c23b2c', other: '#27485c', both: '#331620', ink: '#2a1a18' },
  { page: '#17332f', one: '#8ec2a3', other: '#e4b04a', both: '#f8f1d8', ink: '#f3efda' },
  { page: '#e9dcea', one: '#7c4f9e', other: '#e58b6b', both: '#3a1c4f', ink: '#32193f' },
  { page: '#1c1c1f', one: '#e9e1d1', other: '#d4382c', both: '#f0b73f', ink: '#f2ebdc' },
] as const

export type PortraitPalette = (typeof portraitPalettes)[number]
