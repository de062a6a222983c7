import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { kernelErrors } from '../../model/index.ts';

/** The header that a page of ours sends with every change; another site's form cannot. */
export const CSRF_HEADER = 'x-zhiban-request';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page could have sent: our header must be there, which forces a
 * preflight across sites, and the browser's own Sec-Fetch-Site and Origin must not name another site.
 */
export function refuseForeignPages(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && origin !== 'null' && URL.parse(origin)?.host !== host);
  if (foreign || request.headers[CSRF_HEADER] === undefined) throw kernelErrors.CSRF();
}

/** Security headers for every answer, and a limit on requests for every caller. */
export async function secure(
  app: FastifyInstance,
  options: { perMinute: number; https: boolean },
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes its style sheet at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
        upgradeInsecureRequests: options.https ? [] : null,
      },
    },
    hsts: options.https,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, {
    global: true,
    max: options.perMinute,
    timeWindow: '1 minute',
    allowList: request => !request.url.startsWith('/api/'),
    // By address: a cookie is the caller's own invention until it is looked up.
    keyGenerator: request => request.ip,
    errorResponseBuilder: (_request, context) =>
      kernelErrors.TOO_MANY_REQUESTS({ seconds: Math.ceil(context.ttl / 1000) }),
  });
}
