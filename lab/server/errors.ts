/**
 * A request that cannot be met, with its HTTP status and a stable code. The message is one sentence for the
 * person at the screen; it never holds document text. Anything else that is thrown answers "Internal error".
 */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly { path: string; message: string }[] | undefined

  constructor(
    status: number,
    code: string,
    message: string,
    fields?: readonly { path: string; message: string }[],
  ) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.fields = fields
  }
}

/** Nobody is signed in, or the session is over. */
export function notSignedIn(): Refusal {
  return new Refusal(401, 'not-signed-in', 'Please sign in.')
}

/** Signed in, and not allowed. */
export function notAllowed(): Refusal {
  return new Refusal(403, 'not-allowed', 'You may not do this.')
}

/** It is not there, or the caller may not know that it is. */
export function notFound(what: string): Refusal {
  return new Refusal(404, 'not-found', `There is no such ${what}.`)
}

/** The request does not fit the state of things. */
export function conflict(code: string, message: string): Refusal {
  return new Refusal(409, code, message)
}

/** The request itself is wrong. `path` names the field, for forms. */
export function invalid(code: string, message: string, path?: string): Refusal {
  return new Refusal(400, code, message, path === undefined ? undefined : [{ path, message }])
}

/** Too many tries; the caller should wait. */
export function tooMany(message: string): Refusal {
  return new Refusal(429, 'too-many', message)
}

/** Something larger than the limit. */
export function tooLarge(message: string): Refusal {
  return new Refusal(413, 'too-large', message)
}
