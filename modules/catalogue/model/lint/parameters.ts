import { withoutValue } from '@zhiban/rules';
import { PARAMETERS } from '../context.ts';
import type { Finding } from '../finding.ts';
import { PARAMETERS_FILE } from '../parameters.ts';
import type { Check } from './context.ts';

/** Every parameter is read by a rule, and has a value today and on the days of the example cases. */
export const parameterChecks: Check = ({ files, parameters, examples, today }) => {
  const findings: Finding[] = [];
  const known = parameters.value ?? {};
  const at = (name: string) => ({ file: PARAMETERS_FILE, ...parameters.at([name]) });
  const texts = [files['decision.dmn'], files['service.yaml']].join('\n');
  for (const name of Object.keys(known))
    if (!new RegExp(`${PARAMETERS}\\s*\\.\\s*${name}(?![\\p{L}\\p{N}_])`, 'u').test(texts))
      findings.push({
        severity: 'warning',
        ...at(name),
        message: { zh: `没有规则用到参数“${name}”。`, en: `No rule reads the parameter "${name}".` },
        remedy: {
          zh: `请在规则里写成“${PARAMETERS}.${name}”，或删掉它。`,
          en: `Write ${PARAMETERS}.${name} in a rule, or remove it.`,
        },
      });
  const asOf = [examples.value?.base.asOf, ...(examples.value?.cases ?? []).map(example => example.asOf)];
  const days = new Set([today, ...asOf.filter(day => day !== undefined)]);
  for (const day of [...days].toSorted())
    for (const name of withoutValue(known, day))
      findings.push({
        severity: 'error',
        ...at(name),
        message: {
          zh: `参数“${name}”在 ${day}（${day === today ? '今天' : '示例的日期'}）没有值。`,
          en: `The parameter "${name}" has no value on ${day} (${day === today ? 'today' : 'the day of an example'}).`,
        },
        remedy: {
          zh: '请补上这一天有效的值和依据。',
          en: 'Add the value of that day with its legal source.',
        },
      });
  return findings;
};
