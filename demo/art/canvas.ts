import type { Block } from './typesetting.ts'

/** Posters are two to three: 1000 by 1500 units, a pixel each. */
export const poster = { height: 1500, pixels: 1000 }

/** Portraits are four to five: 1000 by 1250 units, and smaller, for they are shown smaller. */
export const portrait = { height: 1250, pixels: 720 }

export type Point = readonly [x: number, y: number]

/** A whole drawing as SVG, for a renderer that needs no fonts. */
export const drawing = ({ height, pixels }: { height: number; pixels: number }, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 ${height}" ` +
  `width="${pixels}" height="${(pixels * height) / 1000}">${content}</svg>`

export const fillPage = (fill: string) => `<rect width="1000" height="1500" fill="${fill}"/>`

export const circle = ([cx, cy]: Point, { r, fill }: { r: number; fill: string }) =>
  `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(r)}" fill="${fill}"/>`

export const ring = (
  [cx, cy]: Point,
  { r, stroke, width }: { r: number; stroke: string; width: number },
) =>
  `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(r)}" fill="none" ` +
  `stroke="${stroke}" stroke-width="${width}"/>`

export const polygon = (points: readonly Point[], fill: string) =>
  `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}"/>`

export const outline = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`

export const letters = ({ paths }: Block, fill: string) => outline(paths.join(''), fill)

/** Colours that run from top to bottom, or in a given direction. */
export const gradient = (
  id: string,
  { stops, to = [0, 1] }: { stops: readonly string[]; to?: Point },
) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${to[0]}" y2="${to[1]}">${stops
    .map((color, index) => `<stop offset="${index / (stops.length - 1)}" stop-color="${color}"/>`)
    .join('')}</linearGradient>`

export const round = (value: number) => Math.round(value * 10) / 10
