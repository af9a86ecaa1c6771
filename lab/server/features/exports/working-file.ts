import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The file that an export grows in. What a piece of the job adds counts once its length is noted with the piece; what
 * stands behind that length was written by a piece that was cut short.
 */
export class WorkingFile {
  readonly #file: FileHandle
  #length: number

  private constructor(file: FileHandle, length: number) {
    this.#file = file
    this.#length = length
  }

  /** Opens it with its first `length` bytes. Throws when the file is shorter: then what was written is lost. */
  static async open(path: string, length: number): Promise<WorkingFile> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'a', 0o600)
    const { size } = await file.stat()
    if (size < length) {
      await file.close()
      throw new LostFile()
    }
    if (size > length) await file.truncate(length)
    return new WorkingFile(file, length)
  }

  async add(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return
    const bytes = Buffer.from(`${lines.join('\n')}\n`)
    await this.#file.appendFile(bytes)
    this.#length += bytes.length
  }

  /** Puts it on disk; returns its length. */
  async sync(): Promise<number> {
    await this.#file.sync()
    return this.#length
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

/** The working file of an export is gone or shorter than it was. */
export class LostFile extends Error {
  constructor() {
    super('The working file of the export is not whole')
    this.name = 'LostFile'
  }
}
