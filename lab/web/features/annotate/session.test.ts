import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyOp, type SpanState, spanIdOf, versionOf } from './op.ts'
import {
  acknowledge,
  addSpan,
  addSpans,
  changeSpans,
  focusSpan,
  moveSpan,
  neighbour,
  openSession,
  perform,
  receive,
  redo,
  refuse,
  resume,
  type Session,
  select,
  settle,
  trimRange,
  undo,
} from './session.ts'
import { compareEditSpans, type EditSpan } from './span-list.ts'

const text = 'Dear Dr. Halloran, I saw Mrs. Whitfield on 14 March 2024. Mrs. Whitfield is well. 🙂 '
const span = (id: string, start: number, end: number, label = 'PATIENT', rest: Partial<EditSpan> = {}) => ({
  id,
  start,
  end,
  label,
  score: 0.9,
  source: 'rule:names',
  version: 1,
  origin: 'machine' as const,
  ...rest,
})
/** What must be equal after there and back; versions only ever grow. */
const shape = (s: SpanState) => s.spans.map(({ version: _, ...rest }) => rest)
const label = (s: Session, start: number, end: number, as: string) =>
  addSpan(s, { start, end }, as, 'person:ana')

type Command = (s: Session) => Session
const nth = (s: Session, n: number) => s.spans[n % Math.max(1, s.spans.length)]
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(fc.nat(text.length), fc.nat(12), fc.constantFrom('PATIENT', 'DATE', 'DOCTOR')).map(
    ([start, size, as]): Command =>
      (s) =>
        label(s, start, start + size, as),
  ),
  fc.nat(30).map(
    (n): Command =>
      (s) =>
        changeSpans(s, [nth(s, n)?.id ?? ''], 'remove'),
  ),
  fc.nat(30).map(
    (n): Command =>
      (s) =>
        changeSpans(s, [nth(s, n)?.id ?? ''], 'accept'),
  ),
  fc.tuple(fc.nat(30), fc.constantFrom('PATIENT', 'AGE')).map(
    ([n, as]): Command =>
      (s) =>
        changeSpans(s, [nth(s, n)?.id ?? ''], { label: as }),
  ),
  fc.tuple(fc.nat(30), fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })).map(
    ([n, a, b]): Command =>
      (s) => {
        const at = nth(s, n)
        return at ? moveSpan(s, at.id, { start: at.start + a, end: at.end + b }) : s
      },
  ),
  fc.array(fc.nat(30), { maxLength: 4 }).map(
    (ns): Command =>
      (s) =>
        changeSpans(
          s,
          ns.flatMap((n) => nth(s, n)?.id ?? []),
          { label: 'NAME' },
        ),
  ),
  fc.constant<Command>(undo),
  fc.constant<Command>(redo),
)
const commands = fc.array(command, { maxLength: 40 })
const start = () =>
  openSession(text, [span('m1', 9, 17, 'DOCTOR'), span('m2', 25, 39), span('m3', 43, 56, 'DATE')], {
    client: 'tab00001',
  })
const replay = (list: readonly Command[], from = start()) => list.reduce((s, run) => run(s), from)

describe('laws of the session', () => {
  it('undoing everything gives the spans it opened with, and redoing everything gives them back', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const s = replay(list)
        let back = s
        for (const _ of s.done) back = undo(back)
        expect(shape(back)).toEqual(shape(start()))
        for (const _ of s.done) back = redo(back)
        expect(shape(back)).toEqual(shape(s))
      }),
    )
  })

  it('keeps spans sorted, inside the text, never empty, with one id each', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const { spans, removed } = replay(list)
        expect([...spans].sort(compareEditSpans)).toEqual(spans)
        for (const s of spans) {
          expect(s.start >= 0 && s.start < s.end && s.end <= text.length).toBe(true)
          expect(removed[s.id]).toBeUndefined()
        }
        expect(new Set(spans.map((s) => s.id)).size).toBe(spans.length)
      }),
    )
  })

  it('a server that does the pending ops in order has the same spans, and finds every base version right', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const s = replay(list)
        let there: SpanState = start()
        for (const { op, base } of s.pending) {
          expect(base).toBe(versionOf(there, spanIdOf(op)))
          there = applyOp(there, op)!.state
        }
        expect(there.spans).toEqual(s.spans)
        expect(there.removed).toEqual(s.removed)
      }),
    )
  })

  it('gives every op its own id', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const ids = replay(list).pending.map((p) => p.id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('survives being written down and read back at any moment, with its undo', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const s = replay(list)
        const read = JSON.parse(JSON.stringify(s)) as Session
        expect(read).toEqual(s)
        expect(shape(undo(read))).toEqual(shape(undo(s)))
      }),
    )
  })

  it('goes on after the browser was closed: what was not sent is done again, under the same ids', () => {
    fc.assert(
      fc.property(commands, commands, (list, more) => {
        const s = replay(list)
        const again = resume({ ...start(), client: 'tab00002' }, s.pending, s)
        expect(again.spans).toEqual(s.spans)
        expect(again.pending).toEqual(s.pending)
        const later = replay(more, again)
        expect(new Set(later.pending.map((p) => p.id)).size).toBe(later.pending.length)
      }),
    )
  })

  it('is empty of pending ops when each was acknowledged, and the spans stay', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const s = replay(list)
        let there: SpanState = start()
        let sent = s
        for (const { id, op } of s.pending) {
          there = applyOp(there, op)!.state
          const spanId = spanIdOf(op)
          const now = there.spans.find((x) => x.id === spanId)
          sent = acknowledge(sent, id, now ?? { id: spanId, version: there.removed[spanId]!, gone: true })
        }
        expect(sent.pending).toEqual([])
        expect(sent.spans).toEqual(s.spans)
      }),
    )
  })
})

describe('labelling', () => {
  it('does not label the same place twice with the same label: it accepts what is there', () => {
    const s = label(start(), 25, 39, 'PATIENT')
    expect(s.spans).toHaveLength(3)
    expect(s.focus).toBe('m2')
    expect(s.spans[1]).toMatchObject({ origin: 'person', score: 1 })
    expect(label(s, 25, 39, 'PATIENT').done).toHaveLength(1)
  })
  it('lets two labels lie over each other', () => {
    expect(label(start(), 30, 39, 'DOCTOR').spans).toHaveLength(4)
  })
  it('what a person changes is theirs, and the machine’s again when undone', () => {
    const s = changeSpans(start(), ['m2'], { label: 'DOCTOR' })
    expect(s.spans[1]).toMatchObject({ origin: 'person', score: 1 })
    expect(undo(s).spans[1]).toMatchObject({ origin: 'machine', score: 0.9, source: 'rule:names' })
  })
  it('refuses borders that cross or leave the text', () => {
    const s = start()
    expect(moveSpan(s, 'm2', { start: 39, end: 39 })).toBe(s)
    expect(moveSpan(s, 'm2', { start: 25, end: text.length + 1 })).toBe(s)
    expect(moveSpan(s, 'm2', { start: -1, end: 39 })).toBe(s)
    expect(label(s, 5, 5, 'DATE')).toBe(s)
  })
  it('takes back several changes with one undo when they were one step', () => {
    const s = changeSpans(start(), ['m1', 'm2'], 'remove')
    expect(s.spans).toHaveLength(1)
    expect(shape(undo(s))).toEqual(shape(start()))
    const many = addSpans(
      start(),
      [
        { start: 0, end: 4 },
        { start: 5, end: 7 },
      ],
      'NAME',
      'person:ana',
    )
    expect(many.spans).toHaveLength(5)
    expect(new Set(many.pending.map((p) => p.group)).size).toBe(1)
    expect(shape(undo(many))).toEqual(shape(start()))
  })
  it('forgets what could be redone once something new is done', () => {
    const s = changeSpans(undo(changeSpans(start(), ['m1'], 'remove')), ['m2'], 'remove')
    expect(redo(s)).toBe(s)
  })
  it.each([
    [24, 40, false, 'Mrs. Whitfield'],
    [43, 57, false, '14 March 2024.'],
    [43, 57, true, '14 March 2024'],
  ])('trims %i-%i (punctuation too: %s) to %j', (a, b, punctuation, expected) => {
    const range = trimRange(text, { start: a, end: b }, { punctuation })!
    expect(text.slice(range.start, range.end)).toBe(expected)
  })
  it('nothing is left of blanks only', () => {
    expect(trimRange(text, { start: 8, end: 9 })).toBeUndefined()
  })
})

describe('moving between spans', () => {
  it('goes on from the focused span and round at the end', () => {
    const s = focusSpan(start(), 'm3')
    expect(neighbour(s, 1)!.id).toBe('m1')
    expect(neighbour(s, -1)!.id).toBe('m2')
  })
  it('starts at the caret when no span has the focus', () => {
    const s = select(start(), { anchor: 20, head: 20 })
    expect(neighbour(s, 1)!.id).toBe('m2')
    expect(neighbour(s, -1)!.id).toBe('m1')
  })
  it('visits only those wanted, and says when there is none', () => {
    expect(neighbour(start(), 1, (s) => s.label === 'DATE')!.id).toBe('m3')
    expect(neighbour(start(), 1, (s) => s.label === 'AGE')).toBeUndefined()
    expect(neighbour(openSession(text, [], { client: 'tab00001' }), 1)).toBeUndefined()
  })
})

describe('meeting the server', () => {
  const changed = () => changeSpans(start(), ['m2'], { label: 'DOCTOR' })
  const opId = (s: Session) => s.pending[0]!.id
  it('a refused op gives way to the newer span and shows both', () => {
    const theirs = span('m2', 30, 39, 'PATIENT', { version: 7 })
    const s = refuse(changed(), opId(changed()), theirs)
    expect(s.spans.find((x) => x.id === 'm2')).toEqual(theirs)
    expect(s.pending).toEqual([])
    expect(s.conflicts[0]!.mine!.label).toBe('DOCTOR')
    expect(settle(s, s.conflicts[0]!, 'theirs')).toMatchObject({ conflicts: [], pending: [] })
  })
  it('keeping mine does it again on the newer version', () => {
    const refused = refuse(changed(), opId(changed()), span('m2', 30, 39, 'PATIENT', { version: 7 }))
    const s = settle(refused, refused.conflicts[0]!, 'mine')
    expect(s.conflicts).toEqual([])
    expect(s.pending).toMatchObject([
      { base: 7, op: { kind: 'relabel' } },
      { base: 8, op: { kind: 'move' } },
    ])
  })
  it('keeping mine brings back a span that the other removed, naming the version of its removal', () => {
    const refused = refuse(changed(), opId(changed()), { id: 'm2', version: 5, gone: true })
    expect(refused.spans).toHaveLength(2)
    const s = settle(refused, refused.conflicts[0]!, 'mine')
    expect(s.spans).toHaveLength(3)
    expect(s.pending).toMatchObject([{ base: 5, op: { kind: 'add' } }])
  })
  it('is silent when both did the same', () => {
    const gone = changeSpans(start(), ['m2'], 'remove')
    expect(refuse(gone, opId(gone), { id: 'm2', version: 3, gone: true }).conflicts).toEqual([])
    const theirs = span('m2', 25, 39, 'DOCTOR', { version: 2, origin: 'person' })
    expect(refuse(changed(), opId(changed()), theirs).conflicts).toEqual([])
  })
  it('an op that can never apply leaves the queue with its reason', () => {
    const s = refuse(changed(), opId(changed()), span('m2', 25, 39), 'locked')
    expect(s.conflicts[0]!.reason).toBe('locked')
    expect(s.pending).toEqual([])
  })
  it('takes what another tab did, but not over something of mine that is on its way, nor anything older', () => {
    const theirs = span('m2', 30, 39, 'PATIENT', { version: 2 })
    expect(receive(start(), theirs).spans.find((s) => s.id === 'm2')).toEqual(theirs)
    expect(receive(start(), { id: 'm2', version: 2, gone: true }).spans).toHaveLength(2)
    const mine = changed()
    expect(receive(mine, theirs)).toBe(mine)
    const s = start()
    expect(receive(s, span('m2', 0, 3, 'AGE', { version: 1 }))).toBe(s)
  })
  it('numbers later ops on the same span from the version that the server says', () => {
    const first = changed()
    const s = acknowledge(
      changeSpans(first, ['m2'], { label: 'AGE' }),
      opId(first),
      span('m2', 25, 39, 'DOCTOR', { version: 11 }),
    )
    expect(s.pending).toMatchObject([{ base: 11 }])
    expect(s.spans.find((x) => x.id === 'm2')).toMatchObject({ version: 12, label: 'AGE' })
  })
  it('an op without a span to act on is no step', () => {
    const s = start()
    expect(perform(s, [{ kind: 'remove', id: 'nobody' }])).toBe(s)
    const accepted = changeSpans(s, ['m1'], 'accept')
    expect(changeSpans(accepted, ['m1'], { label: 'DOCTOR' })).toBe(accepted)
  })
})
