/** Of some colours (`#rrggbb`) the one that reads best on a ground. */
export const clearest = (ground: string, [first, ...others]: readonly [string, ...string[]]) =>
  others.reduce(
    (best, next) => (contrast(ground, next) > contrast(ground, best) ? next : best),
    first,
  )

/** The contrast ratio of WCAG 2, from 1 to 21. */
const contrast = (one: string, other: string) => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const luminance = (color: string) =>
  [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
    .reduce((sum, share, index) => sum + share * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
