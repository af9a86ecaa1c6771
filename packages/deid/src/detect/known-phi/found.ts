/** A place that holds something known, before it is a span. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly score: number
  /** Which form it is in: `name`, `nickname`, `misspelt`, `digits`, … */
  readonly rule: string
}
