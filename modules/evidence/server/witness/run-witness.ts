import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publicWord } from './key.ts';
import { readState } from './state.ts';
import { statusPage, type WitnessStatus } from './status-page.ts';
import { type Look, lookOnce, type WitnessOptions } from './watch.ts';

export interface RunningWitness {
  /** Where its status page is. */
  readonly address: string;
  /** Looks at the log now, after the look that is under way. */
  look(): Promise<Look>;
  /** @returns whether it ends in an alarm */
  stop(): Promise<boolean>;
}

/**
 * Looks at the log every so many seconds, and whenever somebody posts to `/look`. Its status stands at `/` for people
 * and at `/status.json` for machines, with 503 once it has raised an alarm. What it signed last stands at `/head` for peers.
 */
export async function runWitness(
  options: WitnessOptions,
  run: {
    readonly logUrl: string;
    readonly port: number;
    readonly everySeconds: number;
    onLook(look: Look): void;
  },
): Promise<RunningWitness> {
  let status: WitnessStatus = {
    name: options.key.name,
    key: publicWord(options.key),
    log: run.logUrl,
    look: null,
    lookedAt: null,
  };
  let turn: Promise<unknown> = Promise.resolve();
  const look = (): Promise<Look> => {
    const next = turn
      .catch(() => undefined)
      .then(async () => {
        const seen = await lookOnce(options);
        status = { ...status, look: seen, lookedAt: options.clock.now().toISOString() };
        run.onLook(seen);
        return seen;
      });
    turn = next;
    return next;
  };
  const server = createServer((request, response) => {
    const answer = (type: string, text: string) =>
      response
        .writeHead(status.look?.kind === 'alarm' ? 503 : 200, {
          'content-type': type,
          'cache-control': 'no-store',
        })
        .end(text);
    if (request.url === '/status.json') answer('application/json', JSON.stringify(status));
    else if (request.url === '/look' && request.method === 'POST')
      look().then(
        () => answer('application/json', JSON.stringify(status)),
        () => response.writeHead(500).end(),
      );
    // For peers: what the log showed here, also when that is what the alarm is about.
    else if (request.url === '/head')
      readState(options.statePath).then(
        ({ seen }) => response.writeHead(seen ? 200 : 404, { 'content-type': 'text/plain' }).end(seen ?? ''),
        () => response.writeHead(500).end(),
      );
    else if (request.url === '/') answer('text/html; charset=utf-8', statusPage(status));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(run.port, '127.0.0.1', resolve);
  });
  await look();
  const timer = setInterval(() => void look().catch(() => undefined), run.everySeconds * 1000);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    look,
    async stop() {
      clearInterval(timer);
      await turn.catch(() => undefined);
      await new Promise(resolve => server.close(resolve));
      return status.look?.kind === 'alarm';
    },
  };
}
