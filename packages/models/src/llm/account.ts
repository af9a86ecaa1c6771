/** What was asked of an endpoint so far. Accounts add up field by field. */
export interface Account {
  /** Answers that came, good or bad; retries and errors of the line are not among them. */
  readonly requests: number
  readonly retries: number
  /** Answers taken from the cache, at no cost. */
  readonly cached: number
  readonly promptTokens: number
  readonly completionTokens: number
  /** Requests for which the endpoint gave no counts: their tokens are reckoned as a quarter of the characters. */
  readonly estimated: number
  /** In the currency of the prices given; 0 without prices. */
  readonly cost: number
}

/** What a million tokens cost. */
export interface Price {
  readonly prompt: number
  readonly completion: number
}

/** Nothing asked yet. */
export const NOTHING: Account = {
  requests: 0,
  retries: 0,
  cached: 0,
  promptTokens: 0,
  completionTokens: 0,
  estimated: 0,
  cost: 0,
}

/** Both together. */
export function addAccounts(a: Account, b: Partial<Account>): Account {
  const out: Record<keyof Account, number> = { ...a }
  for (const key of Object.keys(b) as (keyof Account)[]) out[key] += b[key] ?? 0
  return out
}
