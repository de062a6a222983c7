import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { kernelErrors } from '../../model/index.ts';
import type { Kernel } from '../kernel.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether the request came from this machine and not through a proxy on it. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const address = socket.remoteAddress ?? '';
  return loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** With a token, whoever shows it (RFC 6750); without one, this machine alone. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return isFromHere(request);
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

/** Whether the process lives and can serve, for everyone; its figures, for whoever may read them. */
export function addHealth(app: FastifyInstance, { database, metrics, config }: Kernel): void {
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await database.pool.query('select 1');
      return { status: 'ok' };
    } catch {
      reply.code(503);
      return { status: 'database unreachable' };
    }
  });
  app.get('/metrics', async (request, reply) => {
    // As if there were none: who may not read them need not know.
    if (!mayReadMetrics(request, config.metricsToken)) throw kernelErrors.NOT_FOUND();
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}
