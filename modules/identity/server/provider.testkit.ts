import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface ProviderAccount {
  readonly name: string;
  readonly resident_id?: string;
  readonly preferred_username?: string;
  /** How the provider says that it has seen the person (RFC 8176). */
  readonly amr?: readonly string[];
}

export const CLIENT = { id: 'zhiban', secret: 'a secret that only this test knows' } as const;

/** A real OpenID Connect provider on loopback, with these people. */
export async function startProvider(
  redirectUris: string[],
  accounts: Readonly<Record<string, ProviderAccount>>,
  /** Where its description says that tokens are given; absent: itself. */
  tokensAt?: string,
) {
  const asked: string[] = [];
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: redirectUris,
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'resident_id', 'amr'], profile: ['name', 'preferred_username'] },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['for this test'] },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...accounts[id] }) }),
  });
  provider.on('interaction.ended', context => {
    const { session } = context.oidc;
    const amr = session?.accountId === undefined ? undefined : accounts[session.accountId]?.amr;
    if (session && amr) session.amr = [...amr];
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    asked.push(request.url ?? '');
    if (tokensAt === undefined || request.url !== '/.well-known/openid-configuration')
      return void answer(request, response);
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${tokensAt}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      }),
    );
  });
  return {
    issuer,
    /** The addresses that it was asked for. */
    asked: () => asked,
    /** What a person does in the browser: signs in as `login` and agrees. @returns where the provider sends him back to */
    async visit(address: string, login: string): Promise<string> {
      const jar = new Map<string, string>();
      async function go(url: string, form?: Record<string, string>): Promise<Response> {
        const answer = await fetch(new URL(url, issuer), {
          redirect: 'manual',
          headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
        });
        for (const cookie of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          jar.set(name, value);
        }
        return answer;
      }
      let next = address;
      for (let step = 0; step < 10; step++) {
        if (redirectUris.some(uri => next.startsWith(uri))) return next;
        let answer = await go(next);
        if (answer.status === 200) {
          const prompt = (await answer.text()).includes('name="login"') ? 'login' : 'consent';
          answer = await go(next, { prompt, login, password: 'any' });
        }
        next = answer.headers.get('location') ?? '';
      }
      throw new Error('The provider does not let go.');
    },
    close: () => new Promise<void>(resolve => void server.close(() => resolve())),
  };
}
