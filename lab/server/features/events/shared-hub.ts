import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Logger } from 'pino'
import type { LabEvent } from '../../../shared/events.ts'
import { createHub, type Hub } from './hub.ts'

const CHANNEL = 'palimpsest_lab'
/** PostgreSQL takes less than 8000 bytes in a notification; larger events go through a table. */
const MOST_BYTES = 7900
/** What waits for a lost connection; more, and the others are told to ask for everything anew. */
const MOST_WAITING = 1000
const MOST_AT_ONCE = 100
const BEAT_MS = 20_000
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000

/** What goes over the channel: an event, or where a large one lies. `from` keeps a process from hearing itself. */
type Message = { readonly from: string } & ({ readonly event: LabEvent } | { readonly id: string })

/** A hub of all processes on one database, servers and workers alike. */
export interface SharedHub extends Hub {
  /** Resolves once others are heard. */
  readonly ready: Promise<void>
}

/**
 * Hands what happened to the listeners of this process at once, and to those of every other process on the database
 * by LISTEN and NOTIFY. A lost connection is opened again; as events may have been missed meanwhile, listeners then
 * hear `reload`. What this process tells in the meantime waits.
 */
export function createSharedHub(connectionString: string, log: Logger): SharedHub {
  const local = createHub()
  const self = randomUUID()
  const outbox: LabEvent[] = []
  let overflown = false
  let client: pg.Client | undefined
  let sending: Promise<void> | undefined
  let closed = false
  let stopWaiting = () => {}
  let markReady = () => {}
  const ready = new Promise<void>((resolve) => {
    markReady = resolve
  })
  const running = run()

  async function run(): Promise<void> {
    let wait = FIRST_WAIT_MS
    for (let lives = 0; !closed; ) {
      try {
        const { connection, lost } = await open()
        client = connection
        wait = FIRST_WAIT_MS
        if (lives++ > 0) local.emit({ kind: 'reload' })
        markReady()
        void flush()
        await lost
      } catch (error) {
        log.warn({ error }, 'live events: no connection to the database')
      }
      client = undefined
      if (closed) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait)
        stopWaiting = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      wait = Math.min(LONGEST_WAIT_MS, wait * 2)
    }
  }

  /** A connection that listens. `lost` resolves when it is gone, also when it only falls silent. */
  async function open(): Promise<{ connection: pg.Client; lost: Promise<void> }> {
    const connection = new pg.Client({
      connectionString,
      application_name: 'palimpsest live events',
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
    })
    let beat: ReturnType<typeof setInterval> | undefined
    const lost = new Promise<void>((resolve) => {
      const gone = () => {
        clearInterval(beat)
        resolve()
      }
      connection.on('error', gone)
      connection.on('end', gone)
    })
    // Large events are read from a table: what came later must wait for them.
    let order: Promise<void> = Promise.resolve()
    connection.on('notification', ({ payload }) => {
      order = order.then(() => hear(connection, payload ?? '')).catch(() => local.emit({ kind: 'reload' }))
    })
    try {
      await connection.connect()
      await connection.query(`listen ${CHANNEL}`)
    } catch (error) {
      end(connection)
      throw error
    }
    beat = setInterval(() => void connection.query('select 1').catch(() => end(connection)), BEAT_MS)
    return { connection, lost }
  }

  async function hear(connection: pg.Client, payload: string): Promise<void> {
    const message = JSON.parse(payload) as Message
    if (message.from === self) return
    if ('event' in message) return local.emit(message.event)
    const { rows } = await connection.query<{ body: string }>('select body from live_events where id = $1', [
      message.id,
    ])
    local.emit(rows[0] ? (JSON.parse(rows[0].body) as LabEvent) : { kind: 'reload' })
  }

  /** Sends what waits, in order. What fails stays until the next connection. */
  function flush(): Promise<void> {
    sending ??= send().finally(() => {
      sending = undefined
      // Something may have been told after the last look and before this.
      if (client && outbox.length > 0) void flush()
    })
    return sending
  }

  async function send(): Promise<void> {
    try {
      while (client) {
        if (overflown) {
          outbox.splice(0, outbox.length, { kind: 'reload' })
          overflown = false
        }
        const events = outbox.slice(0, MOST_AT_ONCE)
        if (events.length === 0) break
        await tell(client, events)
        outbox.splice(0, events.length)
      }
    } catch (error) {
      log.warn({ error }, 'live events: not sent')
      const broken = client
      client = undefined
      if (broken) end(broken)
    }
  }

  async function tell(connection: pg.Client, events: readonly LabEvent[]): Promise<void> {
    const texts: string[] = []
    for (const event of events) {
      const text = JSON.stringify({ from: self, event } satisfies Message)
      texts.push(Buffer.byteLength(text) > MOST_BYTES ? await putDown(connection, event) : text)
    }
    await connection.query(
      'select pg_notify($1, it) from unnest($2::text[]) with ordinality as n(it, i) order by i',
      [CHANNEL, texts],
    )
  }

  /** The message that says where a large event lies. */
  async function putDown(connection: pg.Client, event: LabEvent): Promise<string> {
    const { rows } = await connection.query<{ id: string }>(
      `with old as (delete from live_events where at < now() - interval '5 minutes')
       insert into live_events (body) values ($1) returning id`,
      [JSON.stringify(event)],
    )
    return JSON.stringify({ from: self, id: rows[0]!.id } satisfies Message)
  }

  function end(connection: pg.Client): void {
    connection.end().catch(() => {})
  }

  return {
    ready,
    emit(event) {
      local.emit(event)
      if (closed) return
      if (outbox.length < MOST_WAITING) outbox.push(event)
      else overflown = true
      void flush()
    },
    listen: (listener) => local.listen(listener),
    async close() {
      // The last word of a job that just ended still goes out.
      await flush()
      closed = true
      stopWaiting()
      if (client) await client.end().catch(() => {})
      await running
    },
  }
}
