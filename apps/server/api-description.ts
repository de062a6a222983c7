import type { Operation } from '@zhiban/kernel';
import { openApi } from '@zhiban/kernel/server';
import type { FastifyInstance } from 'fastify';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);

const STYLE = `body{font:16px/1.6 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1F2329}
code{background:#F7F8FA;padding:2px 6px;border-radius:4px}summary{cursor:pointer;padding:8px 0;border-top:1px solid #E5E6EB}
pre{background:#F7F8FA;padding:12px;overflow:auto;border-radius:8px;font-size:13px}b{display:inline-block;min-width:4.5rem;color:#0B5CAD}`;

function section(path: string, method: string, operation: Record<string, unknown>): string {
  const { operationId, summary, parameters, requestBody, responses } = operation;
  const detail = JSON.stringify({ parameters, requestBody, responses }, null, 2);
  return `<details id="${escaped(String(operationId))}"><summary><b>${method.toUpperCase()}</b> <code>${escaped(path)}</code> ${escaped(String(summary))}</summary><pre>${escaped(detail)}</pre></details>`;
}

/** The OpenAPI description at /api/openapi.json and a page without scripts to read it at /api/docs. */
export function addApiDescription(app: FastifyInstance, operations: readonly Operation[]): void {
  const description = openApi(operations, '0.1.0');
  const paths = description.paths as Record<string, Record<string, Record<string, unknown>>>;
  const sections = Object.entries(paths)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => section(path, method, operation)),
    );
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Zhiban API</title><style>${STYLE}</style>
<main><h1>Zhiban API</h1><p>${operations.length} operations. Machine-readable: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
Changes need the header <code>x-zhiban-request: 1</code> and a session cookie. Every error has <code>code</code>, <code>message</code> and <code>remedy</code>.</p>${sections.join('\n')}</main></html>`;
  app.get('/api/openapi.json', async () => description);
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}
