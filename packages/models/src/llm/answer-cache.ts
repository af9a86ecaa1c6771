/** Where answers are kept, by a hash of what was asked: no document text is in a key, but it is in the answers. */
export interface AnswerCache {
  readonly get: (key: string) => Promise<string | undefined> | string | undefined
  readonly set: (key: string, answer: string) => Promise<void> | void
}

/** A cache in memory that forgets what was not used for longest. */
export function memoryCache({ entries = 1000 }: { entries?: number } = {}): AnswerCache {
  const answers = new Map<string, string>()
  return {
    get(key) {
      const answer = answers.get(key)
      if (answer === undefined) return undefined
      answers.delete(key)
      answers.set(key, answer)
      return answer
    },
    set(key, answer) {
      answers.delete(key)
      answers.set(key, answer)
      for (const oldest of answers.keys()) {
        if (answers.size <= entries) break
        answers.delete(oldest)
      }
    },
  }
}

/** The SHA-256 of a question in hex. */
export async function keyOf(question: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(question))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
