import type { LabEvent } from '../../../../shared/events.ts'

/** An open event stream, and what came over it so far. */
export interface Stream {
  readonly contentType: string | null
  readonly events: readonly LabEvent[]
  close(): void
}

/** Opens the stream at `address` as the person of a session. */
export async function openStream(address: string, secret: string): Promise<Stream> {
  const stop = new AbortController()
  const response = await fetch(address, {
    headers: { cookie: `palimpsest=${secret}` },
    signal: stop.signal,
  })
  const events: LabEvent[] = []
  void collect(response.body!, events).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error
  })
  return { contentType: response.headers.get('content-type'), events, close: () => stop.abort() }
}

async function collect(body: ReadableStream<Uint8Array>, events: LabEvent[]): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true })
    const blocks = rest.split('\n\n')
    rest = blocks.pop()!
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data) events.push(JSON.parse(data) as LabEvent)
    }
  }
}
