interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What every failed operation of the platform answers with. */
export interface PlatformError {
  readonly code: string;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
  readonly requestId?: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isBilingual = (value: unknown): value is Bilingual =>
  isObject(value) && typeof value.zh === 'string' && typeof value.en === 'string';
const isPlatformError = (value: unknown): value is PlatformError =>
  isObject(value) &&
  typeof value.code === 'string' &&
  isBilingual(value.message) &&
  isBilingual(value.remedy);

/** The platform's error inside whatever was thrown: the body itself, or an Error that carries one as `body`. */
export function platformErrorOf(error: unknown): PlatformError | undefined {
  if (isPlatformError(error)) return error;
  if (isObject(error) && isPlatformError(error.body)) return error.body;
  return undefined;
}

export interface ReadableError {
  readonly message: string;
  readonly remedy: string;
  /** What to quote when asking for help; absent where nobody could look it up. */
  readonly code?: string;
}

/** Message and remedy in the reader's language, or undefined for what is no error of the platform. */
export function readableError(error: unknown, language: string): ReadableError | undefined {
  const known = platformErrorOf(error);
  if (!known) return undefined;
  const key = language.startsWith('en') ? 'en' : 'zh';
  const code = known.requestId ? `${known.code} ${known.requestId}` : known.code;
  return { message: known.message[key], remedy: known.remedy[key], code };
}
