import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { newTally, type Tally } from './tally.ts'
import { partName, placeOf, removeQuietly, writeAll, writeError, writeWhole } from './whole-file.ts'

/** How far a run had come when it last noted it down. */
export interface Position {
  /** Which of the target's inputs, from 0. */
  readonly input: number
  /** Where in that input to go on. */
  readonly byte: number
  readonly line: number
  readonly row: number
  /** CSV: names of the columns, which stand only at the input's start. */
  readonly header?: readonly string[]
}

interface Journal extends Position {
  /** Of settings and inputs: only a run with the same may go on. */
  readonly hash: string
  readonly outBytes: number
  readonly tally: Tally
}

const START: Position = { input: 0, byte: 0, line: 1, row: 1 }
const NOTE_EVERY_MS = 1000

/**
 * An output written bit by bit: it stands under a temporary name, with a journal beside it, until `commit`
 * gives it its own. After a kill, the next run with `resume` and an equal `hash` goes on from the journal.
 */
export class PartFile {
  readonly path: string
  readonly start: Position
  /** What was counted before this run took over. */
  readonly before: Tally
  private readonly hash: string
  private readonly file: number
  private size = 0
  private noted = Date.now()
  private last: { readonly position: Position; readonly tally: Tally } | undefined

  private constructor(path: string, hash: string, file: number, journal: Journal | undefined) {
    this.path = path
    this.hash = hash
    this.file = file
    this.size = journal?.outBytes ?? 0
    this.start = journal ?? START
    this.before = journal?.tally ?? newTally()
  }

  /** Throws a DeidError `unwritable-output`. */
  static open(named: string, { hash, resume }: { hash: string; resume: boolean }): PartFile {
    const path = placeOf(named)
    try {
      const journal = resume ? readJournal(path, hash) : undefined
      const file = openSync(partName(path), journal ? 'r+' : 'w')
      // A file shorter than its journal says lost what was not synced; then only a fresh start is safe.
      const usable = journal && fstatSync(file).size >= journal.outBytes ? journal : undefined
      ftruncateSync(file, usable?.outBytes ?? 0)
      return new PartFile(path, hash, file, usable)
    } catch (error) {
      throw writeError(error, path)
    }
  }

  /** Adds bytes at the end. Throws a DeidError `disk-full` or `unwritable-output`. */
  append(bytes: Uint8Array, position: Position, tally: Tally): void {
    try {
      // Positions are given, since a file opened for resuming starts at 0.
      writeAll(this.file, bytes, this.size)
      this.size += bytes.length
      this.last = { position, tally }
      if (Date.now() - this.noted > NOTE_EVERY_MS) this.note()
    } catch (error) {
      throw writeError(error, this.path)
    }
  }

  /** Notes down that all appended so far is in the file, safe against a kill and a loss of power. */
  note(): void {
    if (!this.last) return
    fdatasyncSync(this.file)
    const { position, tally } = this.last
    const { input, byte, line, row, header } = position
    const journal: Journal = {
      hash: this.hash,
      outBytes: this.size,
      input,
      byte,
      line,
      row,
      ...(header && { header }),
      tally,
    }
    writeWhole(journalName(this.path), JSON.stringify(journal))
    this.noted = Date.now()
  }

  /** The run ends before the file is whole: leaves what `resume` needs, and nothing where there is nothing. */
  leave(): void {
    try {
      if (this.size > 0) this.note()
      closeSync(this.file)
    } catch {
      // The disk is full or gone: the last note stands, and a later run goes on from there.
    }
    if (this.size === 0) removeQuietly(partName(this.path))
  }

  /** The file is whole: gives it its name. */
  commit(): void {
    try {
      fsyncSync(this.file)
      closeSync(this.file)
      renameSync(partName(this.path), this.path)
      rmSync(journalName(this.path), { force: true })
    } catch (error) {
      throw writeError(error, this.path)
    }
  }
}

function journalName(path: string): string {
  return `${partName(path)}.json`
}

function readJournal(path: string, hash: string): Journal | undefined {
  try {
    const journal = JSON.parse(readFileSync(journalName(path), 'utf8')) as Journal
    return journal.hash === hash && Number.isSafeInteger(journal.outBytes) ? journal : undefined
  } catch {
    return undefined // Killed before the first note, or never begun.
  }
}
