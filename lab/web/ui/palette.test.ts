import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hues } from './palette.ts'

type Rgb = readonly [number, number, number]
const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const x = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b
const contrast = (a: Rgb, b: Rgb) => {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
/** Björn Ottosson's OKLab. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
/** Machado, Oliveira and Fernandes 2009, severity 1. */
const sights: Readonly<Record<string, readonly number[]>> = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}
const seen = (c: Rgb, m: readonly number[]) =>
  [0, 3, 6].map((i) =>
    Math.min(1, Math.max(0, m[i]! * c[0] + m[i + 1]! * c[1] + m[i + 2]! * c[2])),
  ) as unknown as Rgb
const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
const grounds = { light: '#ffffff', dark: '#16181c' } as const
const inks = { light: '#16191d', dark: '#e9ebee' } as const
const tints = { light: 0.15, dark: 0.2 } as const
const mix = (hex: string, ground: string, share: number) =>
  `#${[1, 3, 5]
    .map((at) =>
      Math.round(
        Number.parseInt(hex.slice(at, at + 2), 16) * share +
          Number.parseInt(ground.slice(at, at + 2), 16) * (1 - share),
      )
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

describe.each(['light', 'dark'] as const)('the %s hues', (theme) => {
  it.each(hues[theme])('%s has a contrast of 4.5:1 on the page', (hex) => {
    expect(contrast(linear(hex), linear(grounds[theme]))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(hues[theme])('text on the tint of %s has 7:1', (hex) => {
    const tint = mix(hex, grounds[theme], tints[theme])
    expect(contrast(linear(inks[theme]), linear(tint))).toBeGreaterThanOrEqual(7)
  })
  it.each(Object.keys(sights))('stay apart with %s sight', (sight) => {
    const places = hues[theme].map((hex) => oklab(seen(linear(hex), sights[sight]!)))
    for (const [i, a] of places.entries())
      for (const b of places.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(0.06)
  })
})

it('the style sheet has the same hues', () => {
  const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8')
  const [light, dark] = css.split('[data-theme="dark"]')
  for (const [i, hex] of hues.light.entries()) expect(light).toContain(`--hue-${i + 1}: ${hex};`)
  for (const [i, hex] of hues.dark.entries()) expect(dark).toContain(`--hue-${i + 1}: ${hex};`)
})
