import { lookup } from '../../lexicon/index.ts'
import { Gap, Kind } from '../tokens.ts'
import { otherMeaning } from './name-reader.ts'
import { rule } from './rule.ts'

const line = /\[?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?\]?\s{1,2}@?([A-Za-z][\w.-]{1,30}):(?=\s)/iy

/** Who writes in a chat: the handle between the time of a line and its colon, `[10:02] jsantos: bp 82/40`. */
export const chatLines = rule('chat-lines', ['USERNAME'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.gap[i]! < Gap.Line && i > 0) continue
    if (t.kind[i] !== Kind.Number && t.lower[i] !== '[') continue
    line.lastIndex = t.start[i]!
    const handle = line.exec(t.text)?.[1]
    if (handle === undefined || !isHandle(handle)) continue
    const end = line.lastIndex - 1
    emit(end - handle.length, end, 'USERNAME', 0.8, 'chat')
  }
})

/** `jsantos`, `dr_keane`; not `vitals`, `BP`, `ECG`. */
function isHandle(word: string): boolean {
  if (/[_\d.]/.test(word)) return true
  return word.length >= 4 && !/^[A-Z]+$/.test(word) && (lookup(word) & otherMeaning) === 0
}
