import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { kernelErrors } from '@zhiban/kernel';
import type { FastifyInstance } from 'fastify';

const DIST = join(import.meta.dirname, '..', 'web', 'dist');

/** Serves the built web app: its files, and its one page for every other address that a browser asks for. */
export async function addWebApp(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(DIST, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: DIST,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // File names under assets carry a hash of their content.
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) throw kernelErrors.NOT_FOUND();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
