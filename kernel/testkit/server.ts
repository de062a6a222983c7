import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { type ErrorBody, errorBody, type Operation, type Sent } from '../model/index.ts';
import { CSRF_HEADER } from '../server/http/security.ts';

type Shape = z.ZodObject | undefined;

export interface TestRequest<P, Q, B> {
  readonly params?: Sent<P>;
  readonly query?: Sent<Q>;
  readonly body?: Sent<B>;
  /** The Cookie header, as an earlier answer's `cookie` gave it. */
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is not JSON, such as a form with a file. */
  readonly raw?: { readonly body: Buffer; readonly type: string };
}

export interface TestAnswer<R> {
  readonly status: number;
  /** The answer of a success; throws with the error's text when it failed. */
  readonly value: R;
  /** The answer of a failure; throws when it succeeded. */
  readonly error: ErrorBody;
  /** The cookies that it set, ready for the next request. */
  readonly cookie: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Sends an operation through the server's front door, without a network. */
export async function send<
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType | undefined,
  R extends z.ZodType,
>(
  app: FastifyInstance,
  operation: Operation<P, Q, B, R>,
  request: TestRequest<P, Q, B> = {},
): Promise<TestAnswer<z.output<R>>> {
  const params = (request.params ?? {}) as Record<string, unknown>;
  const answer = await app.inject({
    method: operation.method,
    url: operation.path.replace(/:(\w+)/g, (_whole, name: string) =>
      encodeURIComponent(String(params[name])),
    ),
    query: Object.fromEntries(
      Object.entries(request.query ?? {}).map(([key, value]) => [key, String(value)]),
    ),
    ...(request.body === undefined ? {} : { payload: request.body as object }),
    ...(request.raw ? { payload: request.raw.body } : {}),
    headers: {
      ...(request.raw ? { 'content-type': request.raw.type } : {}),
      [CSRF_HEADER]: '1',
      ...(request.cookie ? { cookie: request.cookie } : {}),
      ...request.headers,
    },
  });
  const failed = answer.statusCode >= 400;
  return {
    status: answer.statusCode,
    get value() {
      if (failed) throw new Error(`${operation.id} answered ${answer.statusCode}: ${answer.body}`);
      return operation.produces
        ? (answer.rawPayload as z.output<R>)
        : operation.response.parse(answer.json());
    },
    get error() {
      if (!failed) throw new Error(`${operation.id} should have failed, but answered ${answer.statusCode}`);
      return errorBody.parse(answer.json());
    },
    cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    text: answer.body,
    headers: answer.headers,
  };
}
