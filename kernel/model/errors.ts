/** A text in the languages of the screens. `zh` is what citizens and officers read first. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One entry of a module's error catalogue. `{name}` in a text is filled from the error's details. */
export interface ErrorDefinition {
  /** HTTP status under which the error leaves the server. */
  readonly status: number;
  readonly message: Bilingual;
  /** What the reader can do now. Never empty: no error is a dead end. */
  readonly remedy: Bilingual;
}

export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

const fill = (text: string, details: ErrorDetails): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole));

/** An expected failure: a stable code to quote, a sentence for the reader and a way out. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly remedy: Bilingual;
  readonly text: Bilingual;
  readonly details: ErrorDetails;

  constructor(code: string, definition: ErrorDefinition, details: ErrorDetails = {}, options?: ErrorOptions) {
    const text = { zh: fill(definition.message.zh, details), en: fill(definition.message.en, details) };
    super(text.en, options);
    this.name = 'AppError';
    this.code = code;
    this.status = definition.status;
    this.text = text;
    this.remedy = { zh: fill(definition.remedy.zh, details), en: fill(definition.remedy.en, details) };
    this.details = details;
  }

  /** The shape in which an error crosses HTTP; see `errorBody` in contract.ts. */
  toJSON(): { code: string; message: Bilingual; remedy: Bilingual; details: ErrorDetails } {
    return { code: this.code, message: this.text, remedy: this.remedy, details: this.details };
  }
}

export type ErrorFactory = ((details?: ErrorDetails, options?: ErrorOptions) => AppError) & {
  readonly code: string;
  readonly definition: ErrorDefinition;
};

/**
 * Declares a module's error catalogue. `defineErrors('CASES', { NOT_FOUND: {...} }).NOT_FOUND({ id })`
 * builds an error with the code `CASES_NOT_FOUND`.
 */
export function defineErrors<const T extends Record<string, ErrorDefinition>>(
  prefix: string,
  catalogue: T,
): { readonly [K in keyof T]: ErrorFactory } {
  const factories: Partial<Record<keyof T, ErrorFactory>> = {};
  for (const key of Object.keys(catalogue) as (keyof T & string)[]) {
    const definition = catalogue[key];
    if (!definition) continue;
    const code = `${prefix}_${key}`;
    factories[key] = Object.assign(
      (details?: ErrorDetails, options?: ErrorOptions) => new AppError(code, definition, details, options),
      { code, definition },
    );
  }
  return factories as { readonly [K in keyof T]: ErrorFactory };
}

/** The errors that every operation can meet. */
export const kernelErrors = defineErrors('KERNEL', {
  INVALID_INPUT: {
    status: 400,
    message: { zh: '提交的内容有误：{problems}', en: 'The input is not valid: {problems}' },
    remedy: { zh: '请按提示修改后再提交。', en: 'Correct the named fields and send again.' },
  },
  NOT_SIGNED_IN: {
    status: 401,
    message: { zh: '您还没有登录，或登录已过期。', en: 'You are not signed in, or the session has ended.' },
    remedy: { zh: '请重新登录，已填写的内容不会丢失。', en: 'Sign in again; what you entered is kept.' },
  },
  FORBIDDEN: {
    status: 403,
    message: { zh: '您的身份不能进行这项操作。', en: 'Your role may not do this.' },
    remedy: {
      zh: '请换用有权限的账号，或联系管理员。',
      en: 'Use an account that may, or ask an administrator.',
    },
  },
  CSRF: {
    status: 403,
    message: { zh: '页面已过期，为了安全没有提交。', en: 'The page is out of date, so nothing was sent.' },
    remedy: { zh: '请刷新页面后再试，已保存的内容还在。', en: 'Reload the page and try again.' },
  },
  NOT_FOUND: {
    status: 404,
    message: { zh: '没有找到您要的内容。', en: 'Nothing was found here.' },
    remedy: { zh: '请检查地址，或返回首页查找。', en: 'Check the address or go back to the start page.' },
  },
  CONFLICT: {
    status: 409,
    message: { zh: '内容刚刚被别处修改。', en: 'This was changed elsewhere a moment ago.' },
    remedy: { zh: '请刷新后再操作。', en: 'Reload and try again.' },
  },
  TOO_LARGE: {
    status: 413,
    message: { zh: '文件或内容超过 {limit}。', en: 'The content exceeds {limit}.' },
    remedy: { zh: '请压缩或分开提交。', en: 'Make it smaller or send it in parts.' },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: { zh: '操作太频繁了。', en: 'Too many requests.' },
    remedy: { zh: '请 {seconds} 秒后再试。', en: 'Try again in {seconds} seconds.' },
  },
  INTERNAL: {
    status: 500,
    message: { zh: '系统出了问题，您填写的内容没有丢失。', en: 'Something went wrong on our side.' },
    remedy: {
      zh: '请稍后再试；若仍不行，请把编号 {requestId} 告诉工作人员。',
      en: 'Try later, or quote {requestId}.',
    },
  },
  UNAVAILABLE: {
    status: 503,
    message: {
      zh: '系统暂时连不上数据库，您填写的内容没有丢失。',
      en: 'The database is unreachable for now.',
    },
    remedy: { zh: '系统正在恢复，请过 {seconds} 秒再试。', en: 'Try again in {seconds} seconds.' },
  },
});
