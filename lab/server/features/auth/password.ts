import { hash, verify } from '@node-rs/argon2'

// OWASP's argon2id setting of 2024: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, with its salt and cost in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

let decoy: Promise<string> | undefined

/** Whether the password is right. Someone without one (or who does not exist) takes as long to refuse. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(
    stored ?? (await (decoy ??= hashPassword('no such person'))),
    password.normalize('NFC'),
  )
  return fits && stored !== null
}
