import type { RuleRow } from '@zhiban/rules';
import { vocabularyOf } from '../context.ts';
import type { Finding } from '../finding.ts';
import { isOutcome } from '../review.ts';
import { ANNOTATION, OUTPUT } from '../review-row.ts';
import { parseDemands, TRUST_ANNOTATION } from '../trust-demand.ts';
import { type Check, inDefinition, inRow } from './context.ts';

/** The text of an output cell when it is a plain string: `"correct"` gives `correct`. */
function literal(row: RuleRow, output: string): string | undefined {
  const text = row.outputs.find(({ name }) => name === output)?.text.trim() ?? '';
  return /^"([^"\\]*)"$/.exec(text)?.[1];
}

const isBlank = (row: RuleRow, output: string): boolean => {
  const text = row.outputs.find(({ name }) => name === output)?.text.trim() ?? '';
  return text === '' || text === 'null' || text === '-' || text === '""';
};

/** Each row says what it decides, why, and how to mend it; its demands and fields exist. */
export const ruleChecks: Check = context => {
  const { definition, reviewRows, outcomeRows } = context;
  const vocabulary = vocabularyOf(definition);
  const exists = (name: string): boolean => {
    const [carrier = '', element] = name.split('.');
    return element === undefined
      ? vocabulary.carriers.has(carrier)
      : vocabulary.codeOf(carrier, element) !== undefined;
  };
  const findings: Finding[] = [];
  const wrong = (
    row: RuleRow,
    zh: string,
    en: string,
    remedyZh: string,
    remedyEn: string,
    severity?: 'warning',
  ) =>
    findings.push(
      inRow(
        context,
        row,
        { zh: `规则“${row.id}”：${zh}`, en: `Row "${row.id}": ${en}` },
        { zh: remedyZh, en: remedyEn },
        severity,
      ),
    );

  for (const row of [...reviewRows, ...outcomeRows]) {
    const outcome = literal(row, OUTPUT.outcome);
    if (!isOutcome(outcome))
      wrong(
        row,
        '没有写明结论。',
        'no outcome.',
        '“结论”写 approve、refuse、correct 或 refer。',
        'Write approve, refuse, correct or refer.',
      );
    if (isBlank(row, OUTPUT.text))
      wrong(row, '没有写原因。', 'no reason.', '请用申请人看得懂的话写明原因。', 'Say why in plain words.');
    if (isBlank(row, OUTPUT.textEn))
      wrong(row, '原因没有英文。', 'no English reason.', '请补上“原因英文”。', 'Add it.', 'warning');
    const demands = parseDemands(row.annotations[TRUST_ANNOTATION] ?? '');
    const unknown = demands ? [...demands.named.keys()].filter(name => !exists(name)) : [];
    if (!demands || unknown.length > 0)
      wrong(
        row,
        `看不懂信任要求“${row.annotations[TRUST_ANNOTATION]}”。`,
        'the demanded trust is not understood.',
        '请写成 C，或 登记.法定代表人=A，用分号隔开。',
        'Write C, or carrier.element=A.',
      );
  }
  for (const row of reviewRows) {
    if (!row.annotations[ANNOTATION.point])
      wrong(
        row,
        '没有写审查要点。',
        'no review point.',
        '请写出没有问题时成立的那句话，如“原许可证在有效期内”。',
        'Say what holds when all is well.',
      );
    if (!row.annotations[ANNOTATION.pointEn])
      wrong(
        row,
        '审查要点没有英文。',
        'no English review point.',
        '请补上“审查要点英文”。',
        'Add it.',
        'warning',
      );
    if (literal(row, OUTPUT.outcome) === 'approve')
      wrong(
        row,
        '审查表不作准予的结论。',
        'a review row does not approve.',
        '请把准予写进结果表。',
        'Approve in the table of outcomes.',
      );
    if (literal(row, OUTPUT.outcome) === 'correct' && isBlank(row, OUTPUT.remedy))
      wrong(
        row,
        '要求补正，却没有写怎么补。',
        'a correction without a remedy.',
        '请补上“补救”。',
        'Say how to mend it.',
      );
    const field = literal(row, OUTPUT.field);
    if (field && !exists(field))
      wrong(
        row,
        `字段“${field}”不存在。`,
        `field "${field}" does not exist.`,
        '请写成“载体.要素”，如 申请.企业名称。',
        'Write carrier.element.',
      );
  }
  const last = outcomeRows.at(-1);
  if (last?.conditions.some(({ text }) => text.trim() !== '-' && text.trim() !== ''))
    wrong(
      last,
      '最后一行还有条件，有的情况会没有结果。',
      'the last row has conditions, so some cases have no outcome.',
      '请把最后一行的条件都写成“-”。',
      'Make all its conditions "-".',
    );
  if (!outcomeRows.some(row => literal(row, OUTPUT.outcome) === 'approve'))
    findings.push(
      inDefinition(
        context,
        ['decision', 'outcome'],
        { zh: '结果表里没有准予的一行。', en: 'The table of outcomes never approves.' },
        { zh: '请补上结论为 approve 的一行。', en: 'Add a row with the outcome approve.' },
      ),
    );
  return findings;
};
