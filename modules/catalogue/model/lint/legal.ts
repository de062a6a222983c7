import type { Finding } from '../finding.ts';
import { ANNOTATION } from '../review-row.ts';
import type { Path } from '../yaml.ts';
import { type Check, inDefinition, inRow } from './context.ts';

const FORM = /^《[^《》]+》第[零一二三四五六七八九十百千]+条$/;

/** Every material, exit and rule row rests on an article, and every article is among the service's legal bases. */
export const legalChecks: Check = context => {
  const { definition, reviewRows, outcomeRows } = context;
  const listed = new Set(definition.item.legalBases.map(({ law, article }) => `《${law}》${article}`));
  const unlisted = (basis: string) => ({
    message: {
      zh: `${basis}不在事项的法律依据（item.legalBases）里。`,
      en: `${basis} is not among the legal bases of the item.`,
    },
    remedy: { zh: '请补进 legalBases，或改正法条。', en: 'Add it there, or correct the article.' },
  });
  const findings: Finding[] = [];

  const named: (readonly [string, Path])[] = [
    ...definition.materials.map(({ legalBasis }, m) => [legalBasis, ['materials', m, 'legalBasis']] as const),
    ...definition.situations.flatMap(({ options }, s) =>
      options.flatMap(({ redirect }, o) =>
        redirect
          ? [[redirect.legalBasis, ['situations', s, 'options', o, 'redirect', 'legalBasis']] as const]
          : [],
      ),
    ),
    ...definition.guide.questions.flatMap(({ legalBasis }, q) =>
      legalBasis ? [[legalBasis, ['guide', 'questions', q, 'legalBasis']] as const] : [],
    ),
    ...definition.item.fees.map(
      ({ legalBasis }, f) => [legalBasis, ['item', 'fees', f, 'legalBasis']] as const,
    ),
  ];
  for (const [basis, path] of named)
    if (!listed.has(basis)) {
      const { message, remedy } = unlisted(basis);
      findings.push(inDefinition(context, path, message, remedy));
    }

  for (const row of [...reviewRows, ...outcomeRows]) {
    const basis = row.annotations[ANNOTATION.legalBasis] ?? '';
    if (!FORM.test(basis))
      findings.push(
        inRow(
          context,
          row,
          { zh: `规则“${row.id}”没有写明法律依据。`, en: `Row "${row.id}" names no legal basis.` },
          {
            zh: '请在“法律依据”一栏写成《法律名称》第N条。',
            en: 'Write 《law》第N条 in the column 法律依据.',
          },
        ),
      );
    else if (!listed.has(basis)) {
      const { message, remedy } = unlisted(basis);
      findings.push(inRow(context, row, message, remedy));
    }
  }
  return findings;
};
