import type { Operation } from '@zhiban/kernel';
import { openApi } from '@zhiban/kernel/server';
import {
  HOSTILE_TEXTS,
  hostileValue,
  type Random,
  type Schema,
  spoil,
  type Vocabulary,
  validValue,
} from './generate.testkit.ts';

/** One operation as its OpenAPI description tells it. */
export interface Described {
  readonly id: string;
  readonly method: Operation['method'];
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  /** Null: no body; `file`: a form with a file. */
  readonly body: Schema | 'file' | null;
}

export interface FuzzRequest {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly payload?: string | Buffer;
}

/** Reads the operations back out of the OpenAPI description. */
export function describeAll(operations: readonly Operation[]): Described[] {
  const { paths } = openApi(operations, 'fuzz');
  return Object.entries(paths as Record<string, Record<string, Record<string, unknown>>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, parameters, requestBody }]) => ({
        id: String(operationId),
        method: method.toUpperCase() as Operation['method'],
        path,
        parameters: parameters as Described['parameters'],
        body: bodyOf(requestBody),
      })),
  );
}

function bodyOf(requestBody: unknown): Described['body'] {
  const content = (requestBody as { content?: Record<string, { schema: Schema }> } | undefined)?.content;
  if (!content) return null;
  return content['application/json']?.schema ?? 'file';
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 0xff, 0xd9]);
const BOUNDARY = 'zhiban';
const FORM = `multipart/form-data; boundary=${BOUNDARY}`;

function form(random: Random, broken: boolean): { type: string; payload: Buffer } {
  const name = random.pick(['旧证.jpg', 'a.pdf', '../../x', 'a\0b.jpg', `${'n'.repeat(3_000)}.png`, '']);
  const file = random.pick([
    JPEG,
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7\n%%EOF'),
    Buffer.from('<svg/>'),
    Buffer.alloc(3_000_000, 1),
  ]);
  const part = (field: string) =>
    Buffer.concat([
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`,
      ),
      file,
      Buffer.from('\r\n'),
    ]);
  const end = Buffer.from(`--${BOUNDARY}--\r\n`);
  if (!broken) return { type: FORM, payload: Buffer.concat([part('file'), end]) };
  return random.pick([
    { type: FORM, payload: end },
    { type: FORM, payload: Buffer.alloc(0) },
    { type: FORM, payload: part('file').subarray(0, 60) },
    { type: FORM, payload: part('file') },
    { type: 'multipart/form-data', payload: Buffer.concat([part('file'), end]) },
    { type: `${FORM}x`, payload: Buffer.concat([part('file'), end]) },
    { type: FORM, payload: Buffer.concat([part('file'), part('file'), part('other'), end]) },
    { type: FORM, payload: Buffer.concat([part('__proto__'), end]) },
    { type: 'image/jpeg', payload: JPEG },
    { type: 'application/json', payload: Buffer.from('{"file":"x"}') },
  ]);
}

function rawBody(random: Random): { type: string; payload: string } {
  const json = 'application/json';
  return random.pick([
    { type: json, payload: '' },
    { type: json, payload: '{' },
    { type: json, payload: '{"a":1,"a":2}' },
    { type: json, payload: '\ufeff{}' },
    { type: json, payload: 'null' },
    { type: json, payload: '[]' },
    { type: json, payload: `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
    { type: json, payload: `{"a":"${'x'.repeat(1_100_000)}"}` },
    { type: json, payload: '{"__proto__":{"x":1}}' },
    { type: json, payload: '{"constructor":{"prototype":{"x":1}}}' },
    { type: `${json}; charset=utf-16`, payload: '{}' },
    { type: 'text/plain', payload: '{}' },
    { type: 'text/xml', payload: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
    { type: 'application/x-www-form-urlencoded', payload: 'a=1&a=2' },
    { type: 'nonsense', payload: '{}' },
    { type: '', payload: '{}' },
  ]);
}

const HEADERS: readonly Readonly<Record<string, string | string[]>>[] = [
  { origin: 'http://evil.example' },
  { origin: '://' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'content-encoding': 'gzip' },
  { 'content-length': '99999' },
  { range: 'bytes=0-0,5-' },
  { 'if-none-match': '*' },
  { accept: '\u00ff'.repeat(200) },
  { 'accept-language': 'x'.repeat(4_000) },
  { 'x-forwarded-for': '127.0.0.1, ::1, nonsense' },
  { 'x-http-method-override': 'DELETE' },
  { cookie: 'zhiban_session=; zhiban_session=%00' },
  { cookie: `zhiban_session=${'A'.repeat(43)}; zhiban_session=${'B'.repeat(43)}` },
  { authorization: 'Bearer x.y.z' },
  { expect: '100-continue' },
  { 'x-zhiban-request': ['1', '2'] },
];

type Manner = 'valid' | 'spoilt' | 'raw' | 'odd';
const MANNERS: readonly Manner[] = [
  'valid',
  'valid',
  'valid',
  'valid',
  'spoilt',
  'spoilt',
  'spoilt',
  'raw',
  'odd',
];

const text = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
const encoded = (value: unknown): string => encodeURIComponent(text(value).toWellFormed().slice(0, 4_000));

/** One request for an operation: valid, nearly, or not at all. */
export function makeRequest(
  random: Random,
  operation: Described,
  words: Vocabulary,
  cookie: string,
): FuzzRequest {
  const manner = random.pick(MANNERS);
  const valued = operation.parameters.map(({ name, in: place, schema }) => {
    const value = validValue(random, schema, words, name);
    return { name, place, value: manner === 'spoilt' && random.chance(0.4) ? hostileValue(random) : value };
  });
  const path = operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encoded(valued.find(parameter => parameter.name === name)?.value),
  );
  const query = valued
    .filter(({ place }) => place === 'query')
    .filter(() => random.chance(0.6))
    .map(({ name, value }) => `${name}=${encoded(value)}`);
  if (manner === 'odd') {
    const [first] = query;
    if (first) query.push(first, `${first.split('=')[0]}[]=1`);
    query.push(`${encoded(random.pick(HOSTILE_TEXTS))}=1`, '__proto__[x]=1');
  }
  const body = manner === 'raw' ? rawOf(random, operation) : bodyFor(random, operation, words, manner);
  return {
    method: operation.method,
    url: query.length ? `${path}?${query.join('&')}` : path,
    headers: {
      'x-zhiban-request': '1',
      ...(cookie ? { cookie } : {}),
      ...(body ? { 'content-type': body.type } : {}),
      ...(manner === 'odd' ? random.pick(HEADERS) : {}),
    },
    ...(body ? { payload: body.payload } : {}),
  };
}

const rawOf = (random: Random, { method, body }: Described) =>
  body === 'file' ? form(random, true) : method === 'GET' ? undefined : rawBody(random);

function bodyFor(random: Random, { body }: Described, words: Vocabulary, manner: Manner) {
  if (body === null) return undefined;
  if (body === 'file') return form(random, manner !== 'valid');
  const value = validValue(random, body, words);
  const sent = manner === 'spoilt' ? spoil(random, value) : value;
  return { type: 'application/json', payload: JSON.stringify(sent) };
}
