/**
 * The twelve label hues. They were chosen by search so that each pair stays apart for people with
 * protanopia, deuteranopia and tritanopia, and each has a contrast of at least 4.5:1 on its background;
 * `palette.test.ts` holds both. The same values are in `styles/tokens.css`.
 */
export const hues = {
  light: [
    '#3268dd',
    '#c52d62',
    '#226e4d',
    '#6e4a00',
    '#8f4aae',
    '#707400',
    '#731825',
    '#587181',
    '#5b4785',
    '#33414f',
    '#0c36ab',
    '#600f79',
  ],
  dark: [
    '#a0cafd',
    '#e8b1b0',
    '#6efc9b',
    '#d6a039',
    '#c062d2',
    '#edd91a',
    '#f25760',
    '#708c98',
    '#c399ff',
    '#97a5c6',
    '#388cff',
    '#e1dbe8',
  ],
} as const

/** The names that a label's colour may have. */
export const hueNames: readonly string[] = hues.light.map((_, i) => `hue-${i + 1}`)

/**
 * What CSS calls a label's colour: a palette name, or a project's own `#rrggbb`, which is moved towards the
 * text colour so that it stays readable on light and dark.
 */
export function hue(colour: string | undefined): string {
  if (!colour) return 'var(--hue-10)'
  return colour.startsWith('#') ? `color-mix(in oklab, ${colour} 70%, var(--ink))` : `var(--${colour})`
}
