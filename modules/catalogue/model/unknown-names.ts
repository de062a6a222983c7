import type { DecisionModel } from '@zhiban/rules';
import { FINDINGS, PARAMETERS, type Vocabulary } from './context.ts';
import type { Finding } from './finding.ts';
import type { ServiceDefinition } from './service.ts';

/**
 * Names that the rules read and that no carrier carries: `登记.法人` for `登记.法定代表人`. FEEL would take
 * them for null, and a rule would silently never hold.
 */
export function unknownNames(
  model: DecisionModel,
  definition: ServiceDefinition,
  vocabulary: Vocabulary,
  xml: string,
): Finding[] {
  const questions = new Set(definition.situations.map(({ id }) => id));
  const materials = new Set(definition.materials.map(({ name }) => name.zh));
  const registers = new Set(definition.registers.map(({ name }) => name));
  const decisions = new Set(model.decisions.map(({ name }) => name));
  const known = ([root = '', name = '']: readonly string[]): boolean => {
    if (root === FINDINGS || decisions.has(root)) return true;
    if (root === '情形') return questions.has(name);
    if (root === '材料') return materials.has(name);
    if (root === '来源') return registers.has(name);
    if (root === PARAMETERS) return Object.hasOwn(vocabulary.parameters, name);
    return vocabulary.carriers.has(root)
      ? vocabulary.codeOf(root, name) !== undefined
      : vocabulary.names.includes(root);
  };
  const paths = new Map(model.decisions.flatMap(({ reads }) => reads).map(path => [path.join('.'), path]));
  return [...paths]
    .filter(([, path]) => !known(path))
    .map(([text]) => {
      const [line, column] = placeIn(xml, text);
      return {
        severity: 'error',
        file: 'decision.dmn',
        line,
        column,
        message: {
          zh: `规则用到了“${text}”，但事项里没有它。`,
          en: `The rules read "${text}", which the service does not have.`,
        },
        remedy: {
          zh: '请检查写法；要素要先在 service.yaml 的表单、材料或数源里声明，参数要写在 parameters.yaml 里。',
          en: 'Check the spelling; declare the element in a form, material or register of service.yaml, a parameter in parameters.yaml.',
        },
      };
    });
}

function placeIn(text: string, part: string): [line: number, column: number] {
  const before = text.slice(0, Math.max(0, text.indexOf(part)));
  return [before.split('\n').length, before.length - before.lastIndexOf('\n')];
}
