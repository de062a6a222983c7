import { runExamples, unknownExampleNames } from '../examples.ts';
import type { Finding } from '../finding.ts';
import type { Path } from '../yaml.ts';
import { type Check, inExamples, inRow } from './context.ts';

/** So many example cases show that a service was thought through. */
const ENOUGH = 12;

/** The example cases speak of what the service has, and every row is fired by one of them. */
export const exampleChecks: Check = context => {
  const { examples, definition, service, reviewRows, outcomeRows } = context;
  if (!examples.value) return [...examples.findings];
  const { base, cases } = examples.value;
  const findings: Finding[] = [];
  if (cases.length < ENOUGH)
    findings.push(
      inExamples(
        context,
        ['cases'],
        { zh: `只有 ${cases.length} 个示例。`, en: `There are only ${cases.length} example cases.` },
        {
          zh: `至少要 ${ENOUGH} 个，包括过期、不一致、疑似伪造和边界的。`,
          en: `Write at least ${ENOUGH}: expired, mismatching, forged-looking, borderline.`,
        },
      ),
    );
  for (const name of unknownExampleNames(examples.value))
    findings.push(
      inExamples(
        context,
        ['cases'],
        { zh: `示例里的要素“${name}”没有登记。`, en: `The cases name an unknown element "${name}".` },
        { zh: '请写要素的中文名。', en: "Write the element's Chinese name." },
      ),
    );
  const known: Readonly<Record<'answers' | 'materials' | 'sources', ReadonlySet<string>>> = {
    answers: new Set(definition.situations.map(({ id }) => id)),
    materials: new Set(definition.materials.map(({ id }) => id)),
    sources: new Set(definition.registers.map(({ name }) => name)),
  };
  const ids = new Set<string>();
  const situations: readonly (typeof base & { readonly id?: string })[] = [base, ...cases];
  situations.forEach((example, index) => {
    const path: Path = index === 0 ? ['base'] : ['cases', index - 1];
    for (const kind of ['answers', 'materials', 'sources'] as const)
      for (const name of Object.keys(example[kind]))
        if (!known[kind].has(name))
          findings.push(
            inExamples(
              context,
              [...path, kind, name],
              { zh: `事项里没有“${name}”。`, en: `The service has no "${name}".` },
              {
                zh: `可以写：${[...known[kind]].join('、')}。`,
                en: `It has: ${[...known[kind]].join(', ')}.`,
              },
            ),
          );
    if (example.id === undefined) return;
    if (ids.has(example.id))
      findings.push(
        inExamples(
          context,
          path,
          { zh: `示例“${example.id}”出现了两次。`, en: `Case "${example.id}" appears twice.` },
          { zh: '请改名。', en: 'Rename one.' },
        ),
      );
    ids.add(example.id);
  });
  for (const { id } of runExamples(service, examples.value).coverage.filter(({ fired }) => fired === 0)) {
    const row = [...reviewRows, ...outcomeRows].find(candidate => candidate.id === id);
    if (row)
      findings.push(
        inRow(
          context,
          row,
          { zh: `没有示例触发规则“${id}”。`, en: `No example case fires row "${id}".` },
          { zh: '请在 cases.yaml 里补一个。', en: 'Add one to cases.yaml.' },
          'warning',
        ),
      );
  }
  return findings;
};
