import { measurePackage } from '../../../../model/changes/index.ts';
import type { ServiceFiles } from '../../../../model/files.ts';
import type { DecisionInput } from '../../../../model/types.ts';
import { checkDraft, tryCase } from './check-draft.ts';

export type Question =
  | { readonly kind: 'check'; readonly published: ServiceFiles; readonly files: ServiceFiles }
  | { readonly kind: 'try'; readonly files: ServiceFiles; readonly input: DecisionInput };

let known: { key: string; measured: ReturnType<typeof measurePackage> } | undefined;

/** The published version is compared with after every stroke and compiled once. */
function publishedOnce(files: ServiceFiles) {
  const key = JSON.stringify(files);
  if (known?.key !== key) known = { key, measured: measurePackage(files) };
  return known.measured;
}

async function answer(question: Question) {
  return question.kind === 'check'
    ? checkDraft(await publishedOnce(question.published), question.files)
    : tryCase(question.files, question.input);
}

self.addEventListener('message', async ({ data: { id, question } }: MessageEvent<Asked>) => {
  try {
    self.postMessage({ id, value: await answer(question) });
  } catch (error) {
    self.postMessage({ id, fault: error instanceof Error ? error.message : String(error) });
  }
});

interface Asked {
  readonly id: number;
  readonly question: Question;
}
