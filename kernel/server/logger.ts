import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

export type { Logger } from 'pino';

/** Members that are never told, wherever they stand in the first three levels. */
const SECRETS = [
  'authorization',
  'code',
  'cookie',
  'key',
  'newPassword',
  'passphrase',
  'password',
  'residentId',
  'secret',
  '["set-cookie"]',
  'token',
  'totp',
  'totpCode',
  'totpUri',
];
const paths = SECRETS.flatMap(name => {
  const at = (levels: string) => (name.startsWith('[') ? `${levels}${name}` : `${levels}.${name}`);
  return [name, at('*'), at('*.*')];
});

// Begins where no letter or digit stands before it; in a line of JSON, that may be an escape such as \n.
const START = String.raw`(?<=^|[^0-9A-Za-z]|\\[bfnrt]|\\u[0-9a-f]{4})`;
const END = '(?![0-9A-Za-z])';
const pattern = (text: string) => new RegExp(`${START}${text}${END}`, 'g');
const RESIDENT_ID = pattern(
  String.raw`[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]`,
);
const MOBILE = pattern(String.raw`(?:\+?86)?1[3-9]\d{9}`);
/** The codes of self-employed persons (GB 32100-2015, class 92); those of companies are public. */
const PERSON_USCC = pattern('92[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}');

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether the last character is the check character of the others (GB 11643-1999). */
function isChecked(id: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return '10X98765432'[sum % 11] === id[17]?.toUpperCase();
}

/** As long as what it stands for, and still a number where that was one. */
const blackedOut = (text: string): string => `1${'0'.repeat(text.length - 1)}`;

/** Blacks out resident ID numbers, mobile numbers and the codes of self-employed persons in a text. */
export const withoutPersonalNumbers = (text: string): string =>
  text
    .replace(RESIDENT_ID, id => (isChecked(id) ? blackedOut(id) : id))
    .replace(MOBILE, blackedOut)
    .replace(PERSON_USCC, blackedOut);

// Drizzle repeats the parameters of a failed statement in its message, and so in the stack and in what it caused.
const PARAMETERS = /\nparams: [\s\S]*?(?=\n {4}at |\ncaused by: |$)/g;
/** PostgreSQL's own sentences that repeat values of a row. */
const VALUES = ['detail', 'where', 'params', 'parameters', 'internalQuery', 'input'];

/** Codes of errors and exits (`ENOENT`, `23505`, `1`); one-time codes have six digits. */
const NAMED_CODE = /^([A-Z][A-Z0-9_]+|[0-9A-Z]{5}|\d{1,3})$/;

/** An error as the log tells it: without the values of the statement that failed. */
function errorOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const told: Record<string, unknown> = { ...stdSerializers.err(error) };
  for (const name of VALUES) delete told[name];
  for (const name of ['message', 'stack'])
    if (typeof told[name] === 'string') told[name] = told[name].replace(PARAMETERS, '');
  delete told.raw;
  return told;
}

/** Structured logs to standard output. Secrets, cookies and the numbers of persons never reach them. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorOf, error: errorOf },
    hooks: { streamWrite: withoutPersonalNumbers },
    redact: {
      paths,
      censor: (value: unknown, path: string[]) =>
        path.at(-1) === 'code' && NAMED_CODE.test(String(value)) ? value : '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
