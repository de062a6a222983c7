import type { Finding } from '../finding.ts';
import { type Check, inDefinition } from './context.ts';

/** The guide has its texts, and English where the screens switch to it. */
export const guideChecks: Check = context => {
  const { guide } = context.definition;
  const findings: Finding[] = [];
  for (const key of ['youGet', 'whoMay', 'youNeed', 'howLong'] as const)
    for (const [language, text] of Object.entries(guide[key]))
      if (text.trim() === '')
        findings.push(
          inDefinition(
            context,
            ['guide', key],
            {
              zh: `办事指南的“${key}”没有${language === 'zh' ? '中文' : '英文'}。`,
              en: `Guide text "${key}" is empty (${language}).`,
            },
            { zh: '请补上。', en: 'Add it.' },
          ),
        );
  if (guide.questions.length === 0)
    findings.push(
      inDefinition(
        context,
        ['guide'],
        { zh: '办事指南没有常见问题。', en: 'The guide has no questions and answers.' },
        { zh: '请补上三个以上最常被问到的问题。', en: 'Add at least three.' },
        'warning',
      ),
    );
  const text = context.files['guide.md'] ?? '';
  if (!/^# .+/m.test(text) || text.length < 100)
    findings.push({
      severity: 'error',
      file: 'guide.md',
      line: 1,
      column: 1,
      message: { zh: 'guide.md 没有标题，或内容太少。', en: 'guide.md has no title or hardly any text.' },
      remedy: { zh: '请写明怎么办、哪些不能办、不服怎么办。', en: 'Say how, what not, and how to object.' },
    });
  return findings;
};
