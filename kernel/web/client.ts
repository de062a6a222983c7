import type { z } from 'zod';
import { type ErrorBody, errorBody, type Operation, type Sent } from '../model/index.ts';

type Shape = z.ZodObject | undefined;

/** A failed operation, with the server's own words; `status` 0 when the server was not reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.message.en);
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
  }
}

type Part<Name extends string, S> = S extends undefined
  ? { [K in Name]?: undefined }
  : { [K in Name]: Sent<S> };

/** What an operation needs: only the parts that its contract names. */
export type CallInput<P, Q, B> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> & { signal?: AbortSignal };

const UNREACHED: ErrorBody = {
  code: 'KERNEL_UNREACHED',
  message: { zh: '网络连接不上。', en: 'The server cannot be reached.' },
  remedy: {
    zh: '请检查网络，稍后再试；已保存的内容还在。',
    en: 'Check the network and try again; what was saved is kept.',
  },
};

type OutcomeListener = (error?: ApiError) => void;
const listeners = new Set<OutcomeListener>();

/** Hears how each exchange with the server ends: without an error, or with which. @returns how to stop hearing */
export function onOutcome(listener: OutcomeListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(error?: ApiError): void {
  for (const listener of listeners) listener(error);
}

/** Tells of a failure and gives it back, to be thrown. */
function told(error: ApiError): ApiError {
  tell(error);
  return error;
}

const HEADERS = { 'x-zhiban-request': '1' };

/** The address of an operation with its parameters filled in: for links to files. */
export function address(operation: Pick<Operation, 'path'>, params: object = {}, query: object = {}): string {
  const values: Record<string, unknown> = { ...params };
  const path = operation.path.replace(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size ? `${path}?${search}` : path;
}

async function failure(answer: Response): Promise<ApiError> {
  const parsed = errorBody.safeParse(await answer.json().catch(() => null));
  return new ApiError(answer.status, parsed.success ? parsed.data : UNREACHED);
}

/** Does what an error asks for. @returns whether the operation should be sent again */
type Answering = () => Promise<boolean>;
const answering = new Map<string, Answering>();

/**
 * Answers an error by its code before anyone else hears of it, such as by asking for a second factor; the page that
 * sent the operation waits, and loses nothing. @returns how to stop
 */
export function answerError(code: string, answer: Answering): () => void {
  answering.set(code, answer);
  return () => void answering.delete(code);
}

/**
 * Sends an operation and gives its typed answer.
 * @throws ApiError with the server's error body, or KERNEL_UNREACHED with status 0
 */
export async function call<
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType | undefined,
  R extends z.ZodType,
>(operation: Operation<P, Q, B, R>, input: CallInput<P, Q, B>): Promise<z.output<R>> {
  const first = await send(operation, input);
  if (first.ok) return received<R>(first);
  const error = await failure(first);
  if (!(await answering.get(error.body.code)?.())) throw told(error);
  const second = await send(operation, input);
  if (!second.ok) throw told(await failure(second));
  return received<R>(second);
}

async function received<R extends z.ZodType>(answer: Response): Promise<z.output<R>> {
  tell();
  // The server serialised this answer by the same contract.
  return (await answer.json()) as z.output<R>;
}

async function send(
  operation: Operation,
  input: { params?: object | undefined; query?: object | undefined; body?: unknown; signal?: AbortSignal },
): Promise<Response> {
  return fetch(address(operation, input.params, input.query), {
    method: operation.method,
    headers: { ...HEADERS, ...(input.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal ? { signal: input.signal } : {}),
    credentials: 'same-origin',
  }).catch(error => {
    throw error instanceof DOMException && error.name === 'AbortError'
      ? error
      : told(new ApiError(0, UNREACHED));
  });
}

/** Sends one file to an upload operation and tells how far it is, from 0 to 1. */
export function upload<P extends Shape, R extends z.ZodType>(
  operation: Operation<P, undefined, undefined, R>,
  input: {
    params: Sent<P>;
    file: File;
    fields?: Record<string, string>;
    onProgress?: (part: number) => void;
  },
): Promise<z.output<R>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(input.fields ?? {})) form.set(name, value);
  form.set('file', input.file);
  // fetch cannot tell how much of a body was sent.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open(operation.method, address(operation, input.params ?? {}));
    for (const [name, value] of Object.entries(HEADERS)) request.setRequestHeader(name, value);
    request.upload.onprogress = event => input.onProgress?.(event.loaded / event.total);
    request.onerror = () => reject(told(new ApiError(0, UNREACHED)));
    request.onload = () => {
      const answer = new Response(request.responseText, { status: request.status });
      if (answer.ok) {
        tell();
        answer.json().then(resolve, reject);
      } else failure(answer).then(error => reject(told(error)), reject);
    };
    request.send(form);
  });
}
