import { start } from './process.ts';

const programs = [
  start(process.execPath, ['--watch', 'apps/server/main.ts'], { LOG_LEVEL: process.env.LOG_LEVEL ?? 'info' }),
  start('vite', ['apps/web']),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const program of programs) program.kill(signal);
  });
