import { verifyApplication } from '@zhiban/cases/verify';
import { type BundleCheck, isValid } from '@zhiban/evidence/verify';
import { readKeys } from './evidence-keys.ts';
import type { Language } from './language.ts';
import { readText } from './read-text.ts';
import type { Outcome } from './run.ts';

const mark = ({ holds }: BundleCheck): string => (holds === null ? '–' : holds ? '✓' : '✗');

function lines(checks: readonly BundleCheck[], language: Language): string[] {
  let event: number | null = null;
  return checks.flatMap(check => {
    const head =
      check.event !== null && check.event !== event
        ? [language === 'zh' ? `事件 ${check.event}` : `Event ${check.event}`]
        : [];
    event = check.event;
    return [...head, `${check.event === null ? '' : '  '}${mark(check)} ${check.text[language]}`];
  });
}

function sentence(checks: readonly BundleCheck[], language: Language): string {
  const failed = checks.filter(({ holds }) => holds === false).length;
  if (language === 'zh') return failed ? `✗ 没有通过核验：${failed} 项` : '✓ 全部通过';
  return failed ? `✗ Not valid: ${failed} failed` : '✓ Valid';
}

/** `zhiban evidence verify BUNDLE --keys DIR`: every link checked, without server or network. */
export async function verifyCommand(file: string, options: { keys: string }): Promise<Outcome> {
  const { checks } = await verifyApplication(await readText(file), await readKeys(options.keys));
  return {
    ok: isValid({ checks }),
    json: { file, checks },
    text: language => [...lines(checks, language), sentence(checks, language)].join('\n'),
  };
}
