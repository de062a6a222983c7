import type { Finding } from '../finding.ts';
import { licenceKindOf } from '../reuse.ts';
import { type Check, inDefinition } from './context.ts';

/** Whether what is said about using materials again can ever come true. */
export const reuseChecks: Check = context => {
  const { materials, licence, item } = context.definition;
  const findings: Finding[] = [];
  for (const [m, { kind, reuse, reuseMonths, licenceType }] of materials.entries()) {
    const at = (field: string, zh: string, en: string, remedyZh: string, remedyEn: string) =>
      findings.push(
        inDefinition(context, ['materials', m, field], { zh, en }, { zh: remedyZh, en: remedyEn }),
      );
    if (reuse.includes('library') && kind === 'other')
      at(
        'reuse',
        '种类是 other 的材料认不出来，材料库里找不到它。',
        'A material of the kind "other" cannot be recognised, so the library never has it.',
        '请写明种类，或去掉 library。',
        'Name its kind, or remove library.',
      );
    if (reuse.includes('licence-register') && kind === 'other' && !licenceType)
      at(
        'reuse',
        '种类是 other 的材料，不知道哪种电子证照可以代替它。',
        'Nothing says which licence stands in for a material of the kind "other".',
        '请用 licenceType 写明证照类型代码，或去掉 licence-register。',
        'Give the type code in licenceType, or remove licence-register.',
      );
    if (licenceType && !reuse.includes('licence-register'))
      at(
        'licenceType',
        '写了 licenceType，却没有 reuse: [licence-register]，用不上。',
        'licenceType has no effect without reuse: [licence-register].',
        '请在 reuse 里加上 licence-register，或删掉 licenceType。',
        'Add licence-register to reuse, or remove it.',
      );
    if (reuseMonths !== undefined && !reuse.includes('library'))
      at(
        'reuseMonths',
        '写了 reuseMonths，却没有 reuse: [library]，用不上。',
        'reuseMonths has no effect without reuse: [library].',
        '请在 reuse 里加上 library，或删掉 reuseMonths。',
        'Add library to reuse, or remove it.',
      );
  }
  if (licence && item.results.some(({ type }) => type === 'licence') && licenceKindOf(licence) === 'other')
    findings.push(
      inDefinition(
        context,
        ['licence', 'title'],
        {
          zh: '没有写 licence.kind，标题也认不出来，别的事项只能按类型代码用这种证照。',
          en: 'Without licence.kind, other services find this licence by its type code alone.',
        },
        {
          zh: '能识别的证照请补上 kind；认不出来的可以不管。',
          en: 'Add kind if the reader knows one for it.',
        },
        'warning',
      ),
    );
  return findings;
};
