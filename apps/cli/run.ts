import { AppError, type Bilingual } from '@zhiban/kernel';
import type { Language } from './language.ts';

/** What a command did. */
export interface Outcome {
  readonly ok: boolean;
  /** For `--json`. */
  readonly json: object;
  /** For people. */
  text(language: Language): string;
}

/** A command's expected failure: what happened and the way out. */
export class CommandError extends Error {
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  readonly code: string;

  constructor(code: string, text: Bilingual, remedy: Bilingual) {
    super(text.en);
    this.name = 'CommandError';
    this.code = code;
    this.text = text;
    this.remedy = remedy;
  }
}

/** Runs a command, prints its outcome and sets the exit code: 0 when it succeeded, 1 when not. */
export async function run(
  { lang, json }: { readonly lang: Language; readonly json?: boolean },
  command: () => Promise<Outcome>,
): Promise<void> {
  const outcome = await command().catch((error: unknown): Outcome => {
    if (!(error instanceof CommandError || error instanceof AppError)) throw error;
    const { code, text, remedy } = error;
    return {
      ok: false,
      json: { error: { code, message: text, remedy } },
      text: to => `✗ ${text[to]}\n  ${remedy[to]}`,
    };
  });
  const output = json ? JSON.stringify({ ok: outcome.ok, ...outcome.json }) : outcome.text(lang);
  process.stdout.write(`${output}\n`);
  if (!outcome.ok) process.exitCode = 1;
}
