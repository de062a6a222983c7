import { connect, createServer, type Socket } from 'node:net';

export interface DatabaseGate {
  /** The database's address by way of the gate. */
  readonly url: string;
  /** The database goes away: connections break, new ones are refused. */
  shut(): void;
  /** It is back. */
  open(): void;
  close(): Promise<void>;
}

/** A way to the database that a test can shut, as a broken network or a dead server would. */
export async function openDatabaseGate(databaseUrl: string): Promise<DatabaseGate> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isShut = false;
  const server = createServer(client => {
    if (isShut) return client.destroy();
    const database = connect({ host: target.hostname, port: Number(target.port) });
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    return client.pipe(database).pipe(client);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The gate listens on no port.');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(bound.port);
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    shut() {
      isShut = true;
      breakAll();
    },
    open() {
      isShut = false;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        breakAll();
      }),
  };
}
