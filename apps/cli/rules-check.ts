import { analyseModel, type TableFinding, toJson } from '@zhiban/rules';
import { WORDS } from './findings-text.ts';
import type { Language } from './language.ts';
import { refusedOutcome } from './problems-text.ts';
import { openModel } from './rules-model.ts';
import type { Outcome } from './run.ts';

/**
 * `zhiban rules check FILE`: what keeps the model from being used, and what its tables leave out, say twice or
 * never say; fails on errors, not on warnings.
 */
export async function checkCommand(file: string): Promise<Outcome> {
  try {
    return analysed(file, analyseModel(await openModel(file)));
  } catch (error) {
    return refusedOutcome(file, error);
  }
}

function analysed(file: string, tables: ReturnType<typeof analyseModel>): Outcome {
  const findings = tables.flatMap(table => table.findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const open = tables.flatMap(({ decision, complete, reason }) =>
    complete || !reason ? [] : [{ decision, reason }],
  );
  return {
    ok: errors === 0,
    json: {
      file,
      problems: [],
      errors,
      warnings,
      findings: findings.map(finding => ({
        ...finding,
        example: finding.example.map(({ input, value }) => ({ input, value: toJson(value) })),
      })),
      incomplete: open,
    },
    text(language) {
      const sum =
        language === 'zh'
          ? `${errors === 0 ? '✓' : '✗'} ${file}：${errors} 处错误，${warnings} 处提醒`
          : `${errors === 0 ? '✓' : '✗'} ${file}: ${errors} errors, ${warnings} warnings`;
      const unjudged = open.map(({ decision, reason }) => `? ${decision}  ${reason[language]}`);
      return [...findings.map(finding => findingText(finding, language)), ...unjudged, sum].join('\n');
    },
  };
}

const findingText = ({ decision, rows, severity, message, remedy }: TableFinding, to: Language): string =>
  `${[decision, ...rows].join(' ')}  ${WORDS[severity][to]}  ${message[to]}\n    ${remedy[to]}`;
