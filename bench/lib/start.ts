import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() =>
        bound && typeof bound === 'object' ? resolve(bound.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Starts `npm start` twice on a new data folder: the first run makes the town, the second is the one timed. */
export async function secondsToFirstPage(): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiban-start-'));
  const once = async () => {
    const port = await freePort();
    const started = performance.now();
    const child = spawn('npm', ['start'], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' },
      stdio: 'ignore',
      detached: true,
    });
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
      if (answer?.ok && (await answer.text()).includes('<div id="root">')) break;
      if (performance.now() - started > 180_000) throw new Error('npm start did not answer within 180 s');
      await new Promise(resolve => setTimeout(resolve, 25));
    }
    const seconds = (performance.now() - started) / 1000;
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
    await ended;
    return seconds;
  };
  const first = await once();
  process.stdout.write(`first run, with the town made: ${first.toFixed(1)} s\n`);
  const again = await once();
  await rm(dataDir, { recursive: true, force: true });
  return again;
}
