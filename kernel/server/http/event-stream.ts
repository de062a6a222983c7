import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** A proxy closes what is silent for longer. */
const KEEP_ALIVE_MS = 15_000;
/** After so long the browser has to come again, and to show that it still may. */
const LONGEST_MS = 10 * 60_000;
/** How soon a browser comes again when the line breaks. */
const RETRY_MS = 3_000;

const open = new WeakMap<FastifyInstance, Set<PassThrough>>();

/** Lets the server close although streams are open: without it, it would wait for them. */
export function endStreamsOnClose(app: FastifyInstance): void {
  const streams = new Set<PassThrough>();
  open.set(app, streams);
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });
}

interface EventSink {
  send(data: unknown): void;
  end(): void;
}

/**
 * Answers with server-sent events (WHATWG HTML, 9.2), each one JSON.
 *
 * @param start begins to send; what it returns is called when nobody listens any more
 */
export function sendEvents(reply: FastifyReply, start: (sink: EventSink) => () => void): FastifyReply {
  reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no');
  // Who asks for the head alone would be answered when the stream ends.
  if (reply.request.method === 'HEAD') return reply.send('');
  const stream = new PassThrough();
  const streams = open.get(reply.server);
  streams?.add(stream);
  stream.write(`retry: ${RETRY_MS}\n\n`);
  const alive = setInterval(() => stream.write(': \n\n'), KEEP_ALIVE_MS);
  const longest = setTimeout(() => stream.end(), LONGEST_MS);
  const stop = start({
    send: data => {
      if (stream.writable) stream.write(`data: ${JSON.stringify(data)}\n\n`);
    },
    end: () => void stream.end(),
  });
  stream.once('close', () => {
    clearInterval(alive);
    clearTimeout(longest);
    streams?.delete(stream);
    stop();
  });
  return reply.send(stream);
}
