/** An endpoint that speaks the chat-completions protocol, as it is stored. */
export interface ProviderRow {
  readonly id: number
  readonly name: string
  readonly base_url: string
  readonly model: string
  readonly api_key: string | null
  readonly enabled: boolean
  readonly timeout_seconds: number
}

/** Whether texts sent there stay on this machine. */
export function isLocalAddress(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || /^127(\.\d+){3}$/.test(hostname) || hostname === '[::1]'
}

/** A question and the answer's text. Throws an Error whose message holds neither. */
export async function ask(
  { base_url, model, api_key, timeout_seconds }: ProviderRow,
  { system, user }: { system: string; user: string },
): Promise<string> {
  const response = await fetch(`${base_url.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(api_key ? { authorization: `Bearer ${api_key}` } : {}),
    },
    body: JSON.stringify({
      model,
      temperature: 0,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
    }),
    signal: AbortSignal.timeout(timeout_seconds * 1000),
    // A redirect would carry the text somewhere nobody has agreed to.
    redirect: 'error',
  })
  if (!response.ok) throw new ProviderFailure(`The endpoint answered ${response.status}.`)
  const answer = (await response.json()) as { choices?: { message?: { content?: unknown } }[] }
  const content = answer.choices?.[0]?.message?.content
  if (typeof content !== 'string')
    throw new ProviderFailure('The endpoint answered in another form than expected.')
  return content
}

/** What went wrong with an endpoint, in words without any text that was sent or came back. */
export class ProviderFailure extends Error {}

/** Asks something harmless. */
export async function testProvider(
  row: ProviderRow,
): Promise<{ works: boolean; detail: string; milliseconds: number }> {
  const started = performance.now()
  const done = (works: boolean, detail: string) => ({
    works,
    detail,
    milliseconds: performance.now() - started,
  })
  try {
    await ask(row, { system: 'Answer with the word ready.', user: 'Are you ready?' })
    return done(true, 'The endpoint answers.')
  } catch (error) {
    if (error instanceof ProviderFailure) return done(false, error.message)
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
    return done(false, isTimeout ? 'The endpoint did not answer in time.' : 'The endpoint cannot be reached.')
  }
}
