import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider says of somebody. */
export interface Account {
  readonly sub: string
  readonly email?: string
  /** A boolean by the standard; some say it in other ways. */
  readonly email_verified?: boolean | string
  readonly name?: string
  readonly preferred_username?: string
}

/** A real OpenID Connect provider on this machine. */
export interface IdentityProvider {
  readonly issuer: string
  /** Goes the way from the authorization address as a browser would, and stops where it leads back to the lab. */
  walk(address: string, account: Account | 'declines'): Promise<URL>
  /** Waits until the codes given out so far are too old. */
  expireCodes(): Promise<void>
  pause(): Promise<void>
  resume(): Promise<void>
  close(): Promise<void>
}

const CODE_SECONDS = 2

export async function identityProvider({
  clientSecret,
  redirectUri,
}: {
  readonly clientSecret: string
  readonly redirectUri: string
}): Promise<IdentityProvider> {
  let handle: (req: IncomingMessage, res: ServerResponse) => void = () => {}
  let server = createServer((req, res) => handle(req, res))
  const port = await listening(server, 0)
  const issuer = `http://127.0.0.1:${port}`
  const accounts = new Map<string, Account>()
  let next: Account | 'declines' = 'declines'

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'lab',
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    ttl: {
      AuthorizationCode: CODE_SECONDS,
      AccessToken: 60,
      IdToken: 60,
      Session: 60,
      Grant: 60,
      Interaction: 60,
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => {
      const account = accounts.get(sub)
      return account && { accountId: sub, claims: async () => ({ ...account }) }
    },
    // Whoever signs in has agreed.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  handle = (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void answer(req, res)
    const result =
      next === 'declines' ? { error: 'access_denied' } : { login: { accountId: next.sub, remember: false } }
    void provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false })
  }

  return {
    issuer,
    async walk(address, account) {
      next = account
      if (account !== 'declines') accounts.set(account.sub, account)
      const cookies = new Map<string, string>()
      let at = new URL(address)
      for (let steps = 0; at.origin === issuer; steps++) {
        if (steps > 10) throw new Error('The provider leads in circles')
        const response = await fetch(at, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        })
        for (const cookie of response.headers.getSetCookie()) {
          const [name, value] = cookie.split(';')[0]!.split('=')
          cookies.set(name!, value!)
        }
        const location = response.headers.get('location')
        if (location === null) throw new Error(`The provider answered ${response.status}`)
        at = new URL(location, at)
      }
      return at
    },
    expireCodes: () => new Promise((resolve) => setTimeout(resolve, (CODE_SECONDS + 1) * 1000)),
    pause: () => closing(server),
    async resume() {
      server = createServer((req, res) => handle(req, res))
      await listening(server, port)
    },
    close: () => closing(server),
  }
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
}

function closing(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
