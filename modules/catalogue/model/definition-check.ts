import { ELEMENTS } from '@zhiban/facts';
import { APPLICATION, PARAMETERS, vocabularyOf } from './context.ts';
import type { Finding } from './finding.ts';
import { prefillSource } from './form.ts';
import type { ServiceDefinition } from './service.ts';
import type { ParsedYaml, Path } from './yaml.ts';

/** What the schema cannot say: registered elements, names used once, prefill from carriers that exist. */
export function checkDefinition(
  definition: ServiceDefinition,
  yaml: Pick<ParsedYaml<unknown>, 'at'>,
): Finding[] {
  const findings: Finding[] = [];
  const wrong = (path: Path, zh: string, en: string, remedyZh: string, remedyEn: string) =>
    findings.push({
      severity: 'error',
      file: 'service.yaml',
      ...yaml.at(path),
      message: { zh, en },
      remedy: { zh: remedyZh, en: remedyEn },
    });
  const checkElementCode = (code: string, path: Path) => {
    if (!(code in ELEMENTS))
      wrong(
        path,
        `要素“${code}”没有登记。`,
        `Element "${code}" is not registered.`,
        '请改用要素库里的要素代码。',
        'Use a code of the element registry.',
      );
  };
  const checkOnce = (names: readonly (readonly [string, Path])[], what: string, whatEn: string) => {
    const seen = new Set<string>();
    for (const [name, path] of names) {
      if (seen.has(name))
        wrong(
          path,
          `${what}“${name}”出现了两次。`,
          `${whatEn} "${name}" appears twice.`,
          '请改名或删掉一个。',
          'Rename or remove one.',
        );
      seen.add(name);
    }
  };

  const vocabulary = vocabularyOf(definition);
  const fields = definition.form.flatMap((group, g) =>
    group.fields.map((field, f) => ({ ...field, path: ['form', g, 'fields', f] as const })),
  );
  for (const { element, carrier, path } of fields) {
    checkElementCode(element, [...path, 'element']);
    for (const [c, name] of carrier.entries())
      if (element in ELEMENTS && !prefillSource(vocabulary, name, element))
        wrong(
          [...path, 'carrier', c],
          `“${name}”里没有可以预填“${element}”的内容。`,
          `"${name}" carries nothing for "${element}".`,
          '请写材料或数源的名称，或写成“登记.企业名称”；该材料或数源要声明这个要素。',
          'Name a material or register that declares the element, or write carrier.element.',
        );
  }
  for (const [m, { reads }] of definition.materials.entries())
    for (const [r, code] of reads.entries()) checkElementCode(code, ['materials', m, 'reads', r]);
  for (const [r, { elements }] of definition.registers.entries())
    for (const [e, code] of elements.entries()) checkElementCode(code, ['registers', r, 'elements', e]);
  checkOnce(
    fields.map(({ element, path }) => [element, [...path, 'element']] as const),
    '表单要素',
    'The form element',
  );
  checkOnce(
    definition.materials.map(({ id }, m) => [id, ['materials', m, 'id']] as const),
    '材料编号',
    'The material id',
  );
  checkOnce(
    definition.situations.map(({ id }, s) => [id, ['situations', s, 'id']] as const),
    '问题',
    'The question',
  );
  checkOnce(
    [
      [APPLICATION, []],
      [PARAMETERS, []],
      ...definition.registers.map(({ name }, r) => [name, ['registers', r, 'name']] as const),
      ...definition.materials.map(({ name }, m) => [name.zh, ['materials', m, 'name']] as const),
    ],
    '名称',
    'The name',
  );
  return findings;
}
