/** One step of a 32-bit hash: `value` stirred into `hash`. Not for secrets; the same everywhere and always. */
export function mix(hash: number, value: number): number {
  const stirred = (Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) + Math.imul(value, 0x85ebca6b)) | 0
  return stirred ^ (stirred >>> 13)
}

/** A 32-bit hash of a string's UTF-16 code units. */
export function hashText(text: string, seed = 0x2f0b4a27): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i))
  return hash
}

/** Numbers in [0, 1) from a seed (mulberry32): what training shuffles and drops with, so that runs repeat. */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
