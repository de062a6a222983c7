import type { FetchOutside, Kernel, OidcProvider } from '@zhiban/kernel/server';
import * as client from 'openid-client';
import { z } from 'zod';
import { identityErrors, type OidcAudience } from '../model/index.ts';

const FLOW_SECONDS = 600;
const PURPOSE = 'identity/oidc';

const flowSchema = z.object({
  audience: z.enum(['applicant', 'staff']),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  /** Milliseconds since 1970. */
  until: z.number(),
});
type Flow = z.infer<typeof flowSchema>;

/** What the provider says of a person, as far as it is used here. */
export interface OidcPerson {
  /** The linking claim. */
  readonly account: string;
  readonly name: string;
  /** Whether the provider has seen more than one factor (RFC 8176). */
  readonly strong: boolean;
}

export interface Oidc {
  readonly audiences: readonly OidcAudience[];
  /**
   * Where to send the browser, and what it keeps meanwhile: sealed, so that a flow of another browser is worth nothing.
   * @throws IDENTITY_NO_PROVIDER
   */
  start(audience: OidcAudience, back: string): Promise<{ address: URL; flow: string; seconds: number }>;
  /**
   * Exchanges the code. @throws Error when anything does not match: state, nonce, PKCE, issuer, audience, signature
   */
  finish(
    audience: OidcAudience,
    flow: string | undefined,
    address: URL,
  ): Promise<{ person: OidcPerson; back: string }>;
}

/** Ways of signing in that show a second factor: RFC 8176, section 2. */
const STRONG = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face', 'iris']);
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The library's requests by the house's one way out: what a provider's description names is hostile until checked, as
 * any other address.
 */
const guardedFetch =
  (fetchOutside: FetchOutside): client.CustomFetch =>
  async (url, { method, headers, body }) => {
    if (method !== 'GET' && method !== 'POST') throw new Error(`${method} is not asked of a provider.`);
    // The one body that the flow sends is the form with the code.
    const sent = body instanceof URLSearchParams ? { body: Buffer.from(body.toString()) } : {};
    const answer = await fetchOutside(url, { method, headers, ...sent });
    const type = answer.headers['content-type'];
    return new Response(new Uint8Array(answer.body), {
      status: answer.status,
      headers: typeof type === 'string' ? { 'content-type': type } : {},
    });
  };

/** OpenID Connect Core 1.0, section 3.1 (authorisation code), with PKCE (RFC 7636). */
export function createOidc({ config, keyring, clock, publicUrl, fetchOutside }: Kernel): Oidc {
  const providers: Readonly<Record<OidcAudience, OidcProvider | undefined>> = config.oidc;
  const discovered = new Map<OidcAudience, Promise<client.Configuration>>();

  function providerOf(audience: OidcAudience): OidcProvider {
    const provider = providers[audience];
    if (!provider) throw identityErrors.NO_PROVIDER();
    return provider;
  }

  function discover(audience: OidcAudience): Promise<client.Configuration> {
    const known = discovered.get(audience);
    if (known) return known;
    const { issuer, clientId, clientSecret } = providerOf(audience);
    const server = new URL(issuer);
    const plain =
      server.protocol === 'http:' && LOOPBACK.has(server.hostname) && config.environment !== 'production';
    const asked = client.discovery(server, clientId, clientSecret, undefined, {
      ...(plain ? { execute: [client.allowInsecureRequests] } : {}),
      [client.customFetch]: guardedFetch(fetchOutside),
    });
    discovered.set(audience, asked);
    // A provider that was down is asked again.
    asked.catch(() => discovered.delete(audience));
    return asked;
  }

  return {
    audiences: (['applicant', 'staff'] as const).filter(audience => providers[audience] !== undefined),
    async start(audience, back) {
      providerOf(audience);
      const configuration = await discover(audience);
      const flow: Flow = {
        audience,
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        back,
        until: clock.now().getTime() + FLOW_SECONDS * 1000,
      };
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: `${publicUrl()}/api/session/oidc/${audience}/callback`,
        scope: 'openid profile',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      });
      const sealed = keyring.seal(PURPOSE, Buffer.from(JSON.stringify(flow))).toString('base64url');
      return { address, flow: sealed, seconds: FLOW_SECONDS };
    },
    async finish(audience, sealed, address) {
      const flow = flowSchema.parse(
        JSON.parse(keyring.open(PURPOSE, Buffer.from(sealed ?? '', 'base64url')).toString()),
      );
      if (flow.audience !== audience || flow.until < clock.now().getTime())
        throw new Error('The flow has ended.');
      const tokens = await client.authorizationCodeGrant(await discover(audience), address, {
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        pkceCodeVerifier: flow.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const account = claims?.[providerOf(audience).claim];
      if (!claims || typeof account !== 'string' || account === '')
        throw new Error('The linking claim is not in the ID token.');
      const methods = Array.isArray(claims.amr) ? claims.amr : [];
      return {
        person: {
          account,
          name: typeof claims.name === 'string' ? claims.name : '',
          strong: methods.some(method => typeof method === 'string' && STRONG.has(method)),
        },
        back: flow.back,
      };
    },
  };
}
