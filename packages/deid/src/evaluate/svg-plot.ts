import { escaped } from './markup.ts'

/** A value with its interval. */
export interface PlotPoint {
  readonly x: number
  readonly y: number
  readonly low?: number
  readonly high?: number
}

/** A line of a plot. */
export interface PlotLine {
  readonly name: string
  readonly points: readonly PlotPoint[]
}

/** What is written at the axes. */
export interface PlotLabels {
  readonly title: string
  readonly x: string
  readonly y: string
  /** Whether x grows by factors, as the sizes of a learning curve do. */
  readonly logarithmic?: boolean
  /** Whether y is a share, which is never more than 1. */
  readonly shares?: boolean
}

const WIDTH = 640
const HEIGHT = 320
const LEFT = 72
const RIGHT = 160
const TOP = 30
const BOTTOM = 45
const colours = ['#1a7f5a', '#2f6fdb', '#c4432b', '#9a5bd0', '#b07a00', '#0e8a9c', '#c03a86', '#6b7280']
const dashes = ['', '6 3', '2 3', '8 3 2 3']

/**
 * Lines over x as an SVG that stands alone; points have their interval as a bar. Empty lines are left out. Where x grows by
 * factors, a point at 0 has no place: it is drawn as a level through the plot, as what needed no training is.
 */
export function linePlot(
  lines: readonly PlotLine[],
  { title, x, y, logarithmic = false, shares = true }: PlotLabels,
): string {
  const points = lines.flatMap((line) => line.points)
  if (points.length === 0) return ''
  const scale = (v: number) => (logarithmic ? Math.log10(v) : v)
  const hasPlace = (p: PlotPoint) => !logarithmic || p.x > 0
  const placed = points.filter(hasPlace)
  const xs = placed.length > 0 ? placed.map((p) => scale(p.x)) : [0]
  const ys = points.flatMap((p) => [p.y, p.low ?? p.y, p.high ?? p.y])
  const [x0, x1] = widened(Math.min(...xs), Math.max(...xs), 0.5)
  const [y0, top] = widened(Math.min(...ys), Math.max(...ys), 0.02)
  const y1 = shares && top > 1 && Math.max(...ys) <= 1 ? 1 : top
  const px = (v: number) => round(LEFT + ((scale(v) - x0) / (x1 - x0)) * (WIDTH - LEFT - RIGHT))
  const py = (v: number) => round(HEIGHT - BOTTOM - ((v - y0) / (y1 - y0)) * (HEIGHT - TOP - BOTTOM))
  const ticksX = logarithmic ? [...new Set(placed.map((p) => p.x))].sort((a, b) => a - b) : nice(x0, x1)
  const parts = [
    ...nice(y0, y1).map(
      (v) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${py(v)}" y2="${py(v)}" stroke="#8884"/><text x="${LEFT - 6}" y="${py(v) + 4}" text-anchor="end">${short(v)}</text>`,
    ),
    ...thinned(ticksX, 9).map(
      (v) => `<text x="${px(v)}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${short(v)}</text>`,
    ),
    ...lines.flatMap((line, i) => {
      const colour = colours[i % colours.length]!
      if (line.points.length === 0) return []
      const sorted = line.points.filter(hasPlace).sort((a, b) => a.x - b.x)
      const levels = line.points.filter((p) => !hasPlace(p))
      const path = sorted.map((p) => `${px(p.x)},${py(p.y)}`).join(' ')
      const dash = dashes[Math.floor(i / colours.length) % dashes.length]
      const pattern = dash ? ` stroke-dasharray="${dash}"` : ''
      return [
        ...levels.map(
          (p) =>
            `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${py(p.y)}" y2="${py(p.y)}" stroke="${colour}" stroke-width="1.5" stroke-dasharray="${dash || '1 3'}"><title>${escaped(line.name)}: ${short(p.y)}</title></line>`,
        ),
        `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${pattern}/>`,
        ...sorted.map(
          (p) =>
            `${p.low === undefined || p.high === undefined ? '' : `<line x1="${px(p.x)}" x2="${px(p.x)}" y1="${py(p.low)}" y2="${py(p.high)}" stroke="${colour}"/>`}` +
            `<circle cx="${px(p.x)}" cy="${py(p.y)}" r="3" fill="${colour}"><title>${escaped(line.name)}: ${short(p.x)}, ${short(p.y)}</title></circle>`,
        ),
        `<line x1="${WIDTH - RIGHT + 10}" x2="${WIDTH - RIGHT + 26}" y1="${TOP + i * 18 + 2}" y2="${TOP + i * 18 + 2}" stroke="${colour}" stroke-width="3"${pattern}/><text x="${WIDTH - RIGHT + 30}" y="${TOP + i * 18 + 6}">${escaped(line.name)}</text>`,
      ]
    }),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(x)}</text>`,
    `<text transform="translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${escaped(y)}</text>`,
    `<text x="${LEFT}" y="16" font-weight="600">${escaped(title)}</text>`,
  ]
  const height = Math.max(HEIGHT, TOP + lines.length * 18 + 20)
  return svg(title, WIDTH, height, parts)
}

/** A row of a bar plot: a bar for each series, and none where there is no value. */
export interface BarRow {
  readonly name: string
  readonly values: readonly (number | undefined)[]
}

/** Horizontal bars from 0 to 1, one group of bars for each row. */
export function barPlot(
  rows: readonly BarRow[],
  { title, series }: { title: string; series: readonly string[] },
): string {
  if (rows.length === 0) return ''
  const left = Math.min(300, 30 + 7.5 * Math.max(...rows.map(({ name }) => name.length)))
  const wide = WIDTH - left - 70
  const band = 8 + series.length * 11
  const parts = [
    `<text x="0" y="16" font-weight="600">${escaped(title)}</text>`,
    ...series.map(
      (name, i) =>
        `<rect x="${left + i * 120}" y="24" width="10" height="10" fill="${colours[i]}"/><text x="${left + i * 120 + 15}" y="33">${escaped(name)}</text>`,
    ),
    ...rows.flatMap(({ name, values }, r) => {
      const y = 44 + r * band
      return [
        `<text x="${left - 8}" y="${y + (band - 8) / 2 + 4}" text-anchor="end">${escaped(name)}</text>`,
        ...values.map((value, i) =>
          value === undefined
            ? ''
            : `<rect x="${left}" y="${y + i * 11}" width="${round(Math.max(0, Math.min(1, value)) * wide)}" height="9" fill="${colours[i]}"/><text x="${left + round(value * wide) + 5}" y="${y + i * 11 + 8}" font-size="10">${short(value)}</text>`,
        ),
      ]
    }),
  ]
  return svg(title, WIDTH, 54 + rows.length * band, parts)
}

function svg(title: string, width: number, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(title)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" fill="currentColor">${parts.join('\n')}</svg>`
}

function widened(low: number, high: number, least: number): readonly [number, number] {
  const room = Math.max((high - low) * 0.05, high - low < least / 10 ? least / 2 : 0)
  return [low - room, high + room]
}

/** Round values between the two, about five of them. */
function nice(low: number, high: number): readonly number[] {
  const raw = (high - low) / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw)!
  const out: number[] = []
  for (let v = Math.ceil(low / step) * step; v <= high + step * 1e-9; v += step) out.push(round(v, 1e9))
  return out
}

function thinned(values: readonly number[], most: number): readonly number[] {
  const every = Math.ceil(values.length / most)
  return values.filter((_, i) => i % every === 0)
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

function round(value: number, to = 100): number {
  return Math.round(value * to) / to
}
