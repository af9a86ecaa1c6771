import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { Account } from './identity-provider.ts'

/** A real OpenID Connect provider on this machine with pages of its own: to sign in, to agree, to sign out. */
export interface ProviderWithPages {
  readonly issuer: string
  close(): void
}

/** Everybody in `people` signs in by their name there, with any password. The client is called `lab`. */
export async function openProvider({
  redirectUri,
  clientSecret,
  people,
}: {
  readonly redirectUri: string
  readonly clientSecret: string
  readonly people: Readonly<Record<string, Omit<Account, 'sub'>>>
}): Promise<ProviderWithPages> {
  const server = createServer((req, res) => void answer(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'lab', client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    cookies: { keys: ['only for tests'] },
    findAccount: (_, sub) =>
      people[sub] && {
        accountId: sub,
        claims: async () => ({ sub, preferred_username: sub, ...people[sub] }),
      },
  })
  const answer = provider.callback()
  return {
    issuer,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
