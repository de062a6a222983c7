import { ELEMENTS } from '@zhiban/facts';
import type { Finding } from './finding.ts';
import { APPLICATION, vocabularyOf } from './context.ts';
import { prefillSource } from './form.ts';
import type { ServiceDefinition } from './service.ts';
import type { ParsedYaml, Path } from './yaml.ts';

/** What the schema cannot say: registered elements, names used once, prefill from carriers that exist. */
export function checkDefinition(definition: ServiceDefinition, yaml: Pick<ParsedYaml<unknown>, 'at'>): Finding[] {
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
      wrong(path, `要素“${code}”没有登记。`, `Element "${code}" is not registered.`, '请改用要素库里的要素代码。', 'Use a code of the element registry.');
  };
  const checkOnce = (names: readonly (readonly [string, Path])[], what: string, whatEn: string) => {
    const seen = new Set<string>();
    for (const [name, path] of names) {
      if (seen.has(name))
        wrong(path, `${what}“${name}”出现了两次。`, `${whatEn} "${name}" appears twice.`, '请改名或删掉一个。', 'Rename or remove one.');
      seen.add(name);
    }
  };

  const vocabulary = vocabularyOf(definition);
  definition.form.forEach(({ fields }, g) =>
    fields.forEach(({ element, carrier }, f) => {
      checkElementCode(element, ['form', g, 'fields', f, 'element']);
      carrier.forEach((name, c) => {
        if (element in ELEMENTS && !prefillSource(vocabulary, name, element))
          wrong(
            ['form', g, 'fields', f, 'carrier', c],
            `“${name}”里没有可以预填“${element}”的内容。`,
            `"${name}" carries nothing for "${element}".`,
            '请写材料或数源的名称，或写成“登记.企业名称”；该材料或数源要声明这个要素。',
            'Name a material or register that declares the element, or write carrier.element.',
          );
      });
    }),
  );
  definition.materials.forEach(({ reads }, m) => reads.forEach((code, r) => checkElementCode(code, ['materials', m, 'reads', r])));
  definition.registers.forEach(({ elements }, r) =>
    elements.forEach((code, e) => checkElementCode(code, ['registers', r, 'elements', e])),
  );
  checkOnce(
    definition.form.flatMap(({ fields }, g) => fields.map(({ element }, f) => [element, ['form', g, 'fields', f, 'element']] as const)),
    '表单要素',
    'The form element',
  );
  checkOnce(definition.materials.map(({ id }, m) => [id, ['materials', m, 'id']] as const), '材料编号', 'The material id');
  checkOnce(definition.situations.map(({ id }, s) => [id, ['situations', s, 'id']] as const), '问题', 'The question');
  checkOnce(
    [
      [APPLICATION, []],
      ...definition.registers.map(({ name }, r) => [name, ['registers', r, 'name']] as const),
      ...definition.materials.map(({ name }, m) => [name.zh, ['materials', m, 'name']] as const),
    ],
    '名称',
    'The name',
  );
  return findings;
}
