import { buildWeb } from './build-web.ts';
import { start } from './process.ts';

if (!(await buildWeb())) process.exit(1);
const server = start(process.execPath, ['apps/server/main.ts'], {
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', code => process.exit(code ?? 0));
