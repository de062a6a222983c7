import { signInStaff } from '@zhiban/identity';
import { errorBody, type Operation, type Sent } from '@zhiban/kernel';
import type { z } from 'zod';
import { CommandError } from './run.ts';

type Shape = z.ZodObject | undefined;

/** A running server, spoken to as the browser does: operations over HTTP, the session in a cookie. */
export class ServerClient {
  readonly #base: string;
  #cookie = '';

  constructor(base: string) {
    this.#base = base.replace(/\/$/, '');
  }

  /** Signs a member of staff in; the session lasts as long as this object. */
  async signIn(credentials: { userName: string; password: string; code: string }): Promise<void> {
    const answer = await this.#send(signInStaff.method, signInStaff.path, credentials);
    this.#cookie = answer.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0] ?? '')
      .join('; ');
  }

  /** Sends an operation and gives its typed answer. Throws CommandError with the server's own words. */
  async call<P extends Shape, Q extends Shape, B extends z.ZodType | undefined, R extends z.ZodType>(
    operation: Operation<P, Q, B, R>,
    input: { readonly params?: Sent<P>; readonly query?: Sent<Q>; readonly body?: Sent<B> },
  ): Promise<z.output<R>> {
    const params = new Map(Object.entries(input.params ?? {}));
    const path = operation.path.replace(/:(\w+)/g, (_whole, name: string) =>
      encodeURIComponent(String(params.get(name))),
    );
    const query = new URLSearchParams(
      Object.entries(input.query ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const address = query.size ? `${path}?${query}` : path;
    const answer = await this.#send(operation.method, address, input.body);
    return operation.response.parse(await answer.json());
  }

  async #send(method: string, path: string, body: unknown): Promise<Response> {
    const answer = await fetch(this.#base + path, {
      method,
      headers: {
        'x-zhiban-request': '1',
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new CommandError(
        'CLI_NO_SERVER',
        { zh: `连不上服务器 ${this.#base}。`, en: `The server ${this.#base} cannot be reached.` },
        { zh: '请检查 --server 的地址，或先运行 npm start。', en: 'Check --server, or run npm start first.' },
      );
    });
    if (answer.ok) return answer;
    const parsed = errorBody.safeParse(await answer.json().catch(() => null));
    if (!parsed.success)
      throw new CommandError(
        'CLI_NOT_ZHIBAN',
        {
          zh: `${this.#base} 的回答不像是智办服务器（${answer.status}）。`,
          en: `${this.#base} does not answer like a Zhiban server (${answer.status}).`,
        },
        { zh: '请检查 --server 的地址。', en: 'Check --server.' },
      );
    throw new CommandError(parsed.data.code, parsed.data.message, parsed.data.remedy);
  }
}
