import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { SignOnTrouble } from '../../../shared/sign-on.ts'
import { isLocalAddress } from '../../engine/provider.ts'
import type { FixedSignOn } from '../../env.ts'

/** A sign-in through the provider that came to nothing. `cause` is for the log, which shows its class and code. */
export class SignOnFailure extends Error {
  readonly trouble: SignOnTrouble
  /** Whose account it would have been. */
  readonly who: { readonly id: number; readonly username: string } | null

  constructor(
    trouble: SignOnTrouble,
    { cause, who = null }: { cause?: unknown; who?: SignOnFailure['who'] } = {},
  ) {
    super(trouble, { cause })
    this.name = 'SignOnFailure'
    this.trouble = trouble
    this.who = who
  }
}

/** What must come back with the person: checked against what the provider says. */
export interface Visit {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the provider says has come. */
export interface Claims {
  readonly issuer: string
  readonly subject: string
  /** Only where the provider vouches for it. */
  readonly verifiedEmail: string | null
  readonly name: string | null
  readonly username: string | null
}

/** The provider as a relying party sees it: authorization code with PKCE, state and nonce, nothing else. */
export interface SignOnProvider {
  /** Where to send somebody, and what to remember until they are back. */
  start(setup: FixedSignOn, redirectUri: string): Promise<{ url: URL; visit: Visit }>
  /** Who has come back to `address`. */
  finish(setup: FixedSignOn, address: URL, visit: Visit): Promise<Claims>
  /** Where to sign out there; null when the provider has no such page. */
  signOutAddress(setup: FixedSignOn): Promise<string | null>
  /** Asks for the provider's description anew. */
  check(setup: FixedSignOn): Promise<void>
}

const REMEMBER_MS = 3600_000
const TIMEOUT_SECONDS = 10

/** Every method rejects with a SignOnFailure. The provider's description is kept for an hour. */
export function signOnProvider(): SignOnProvider {
  let known: { key: string; at: number; configuration: Promise<Configuration> } | undefined

  function open(setup: FixedSignOn): Promise<Configuration> {
    const { issuer, clientId } = setup.settings
    const key = JSON.stringify([issuer, clientId, setup.clientSecret])
    if (known?.key === key && Date.now() - known.at < REMEMBER_MS) return known.configuration
    const configuration = discover(setup)
    const mine = { key, at: Date.now(), configuration }
    known = mine
    configuration.catch(() => {
      if (known === mine) known = undefined
    })
    return configuration
  }

  return {
    async start(setup, redirectUri) {
      const configuration = await open(setup)
      const visit = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        code_challenge: await calculatePKCECodeChallenge(visit.verifier),
        code_challenge_method: 'S256',
        state: visit.state,
        nonce: visit.nonce,
      })
      return { url, visit }
    },

    async finish(setup, address, visit) {
      const configuration = await open(setup)
      try {
        const tokens = await authorizationCodeGrant(configuration, address, {
          expectedState: visit.state,
          expectedNonce: visit.nonce,
          pkceCodeVerifier: visit.verifier,
          idTokenExpected: true,
        })
        const token = tokens.claims()!
        // Many providers keep e-mail and name out of the token and answer for them when asked.
        const more =
          token.email_verified === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
            ? await fetchUserInfo(configuration, tokens.access_token, token.sub)
            : {}
        const claims: Record<string, unknown> = { ...more, ...token }
        return {
          issuer: token.iss,
          subject: token.sub,
          verifiedEmail: claims.email_verified === true ? text(claims.email, 200) : null,
          name: text(claims.name, 120),
          username: text(claims.preferred_username, 64),
        }
      } catch (error) {
        throw failureOf(error)
      }
    },

    async signOutAddress(setup) {
      const configuration = await open(setup)
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null
      return buildEndSessionUrl(configuration).href
    },

    async check(setup) {
      known = undefined
      await open(setup)
    },
  }
}

async function discover({ settings, clientSecret }: FixedSignOn): Promise<Configuration> {
  try {
    return await discovery(
      new URL(settings.issuer),
      settings.clientId,
      clientSecret ?? undefined,
      clientSecret === null ? None() : undefined,
      {
        timeout: TIMEOUT_SECONDS,
        // Without TLS only to this machine.
        ...(isLocalAddress(settings.issuer) ? { execute: [allowInsecureRequests] } : {}),
      },
    )
  } catch (error) {
    throw new SignOnFailure('provider-down', { cause: error })
  }
}

/** The lines to the provider break with a TypeError of `fetch` or a timeout; all else is an answer that does not hold. */
function failureOf(error: unknown): SignOnFailure {
  if (error instanceof AuthorizationResponseError)
    return new SignOnFailure(error.error === 'access_denied' ? 'declined' : 'refused', { cause: error })
  const chain = [error, (error as Error).cause]
  const isLine = chain.some(
    (it) =>
      (it instanceof TypeError && it.message === 'fetch failed') ||
      (it instanceof DOMException && it.name === 'TimeoutError'),
  )
  return new SignOnFailure(isLine ? 'provider-down' : 'refused', { cause: error })
}

function text(value: unknown, most: number): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, most) : null
}
