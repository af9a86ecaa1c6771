/** Small charts in SVG, each with the table behind it one press away. They know nothing of the product. */
import { type CSSProperties, type ReactNode, useState } from 'react'
import { t } from '../texts/t.ts'
import { count } from './figures.ts'

export interface Series {
  readonly name: string
  /** A CSS colour. */
  readonly colour: string
  /** Told apart without colour too. */
  readonly dashed?: boolean
  readonly values: readonly number[]
}

/** A chart, its name, its legend, and its table. */
export function Figure({
  title,
  says,
  csv,
  chart,
  table,
  legend,
}: {
  readonly title: string
  readonly says?: ReactNode
  /** Where the same figures can be downloaded. */
  readonly csv: string
  readonly chart: ReactNode
  readonly table: ReactNode
  readonly legend?: readonly Series[]
}) {
  const [open, setOpen] = useState(false)
  return (
    <figure className="figure">
      <figcaption>
        <FigureHead title={title} csv={csv}>
          <button type="button" className="link small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'charts.asChart' : 'charts.asTable')}
          </button>
        </FigureHead>
      </figcaption>
      {says && <p className="muted small">{says}</p>}
      {legend && !open && (
        <ul className="legend row wrap">
          {legend.map((series) => (
            <li key={series.name} className="badge">
              <svg width={18} height={8} aria-hidden>
                <path
                  d="M0 4h18"
                  stroke={series.colour}
                  strokeWidth={3}
                  strokeDasharray={series.dashed ? '4 3' : undefined}
                />
              </svg>
              {series.name}
            </li>
          ))}
        </ul>
      )}
      {open ? <div className="figure-table">{table}</div> : chart}
    </figure>
  )
}

/** The name of a figure, what can be done with it, and the way to download it. */
export function FigureHead({
  title,
  csv,
  children,
}: {
  readonly title: string
  readonly csv: string
  readonly children?: ReactNode
}) {
  return (
    <div className="row">
      <h2 className="grow">{title}</h2>
      {children}
      <a className="small" href={csv} download>
        CSV
      </a>
    </div>
  )
}

/** Lines over the same points of time. */
export function LineChart({
  labels,
  series,
  describe,
}: {
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  readonly describe: string
}) {
  const [width, height, left, bottom, top] = [640, 200, 34, 22, 8]
  const most = nice(Math.max(1, ...series.flatMap((s) => s.values)))
  const x = (i: number) =>
    left + (labels.length < 2 ? (width - left) / 2 : (i / (labels.length - 1)) * (width - left - 8))
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom)
  const every = Math.max(1, Math.ceil(labels.length / 6))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="chart" role="img" aria-label={describe}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <path d={`M${left} ${y(most * part)}H${width}`} className="grid" />
          <text x={left - 6} y={y(most * part) + 4} textAnchor="end">
            {count(Math.round(most * part))}
          </text>
        </g>
      ))}
      {labels.map((label, i) =>
        i % every === 0 ? (
          <text
            key={label}
            x={x(i)}
            y={height - 6}
            textAnchor={i === 0 && labels.length > 1 ? 'start' : 'middle'}
          >
            {label}
          </text>
        ) : null,
      )}
      {series.map((s) => (
        <g key={s.name} fill={s.colour} stroke={s.colour}>
          <path
            d={s.values
              .map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`)
              .join('')}
            fill="none"
            strokeWidth={2}
            strokeDasharray={s.dashed ? '5 4' : undefined}
          />
          {labels.length <= 31 &&
            s.values.map((value, i) => (
              <circle
                key={labels[i]}
                cx={x(i)}
                cy={y(value)}
                // Few points make no line to tell one from the other: where it is dashed they are rings around the others.
                r={labels.length > 2 ? 2.5 : s.dashed ? 6.5 : 3.5}
                fill={labels.length < 3 && s.dashed ? 'none' : undefined}
                strokeWidth={labels.length < 3 && s.dashed ? 2 : 0}
              >
                <title>{`${labels[i]}: ${s.name} ${value}`}</title>
              </circle>
            ))}
        </g>
      ))}
    </svg>
  )
}

/** One row for each name, the parts of its bar beside each other. */
export function BarRows({
  rows,
  describe,
}: {
  readonly rows: readonly {
    readonly name: ReactNode
    readonly key: string
    readonly parts: readonly {
      readonly value: number
      readonly colour: string
      readonly name: string
      readonly hatched?: boolean
    }[]
  }[]
  readonly describe: string
}) {
  const most = Math.max(1, ...rows.map((row) => row.parts.reduce((sum, part) => sum + part.value, 0)))
  return (
    <div className="bar-rows" role="img" aria-label={describe}>
      {rows.map((row) => {
        const total = row.parts.reduce((sum, part) => sum + part.value, 0)
        return (
          <div key={row.key} className="bar-row">
            <span className="cut">{row.name}</span>
            <span className="bar-track">
              {row.parts.map((part) => (
                <i
                  key={part.name}
                  className={part.hatched ? 'hatched' : undefined}
                  title={`${part.name}: ${count(part.value)}`}
                  style={{ width: `${(part.value / most) * 100}%`, '--c': part.colour } as CSSProperties}
                />
              ))}
            </span>
            <span className="num right">{count(total)}</span>
          </div>
        )
      })}
    </div>
  )
}

/** The next round number at or above `n`: 1, 2, 5, 10, 20, 50, … */
export function nice(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= n) ?? n
}
