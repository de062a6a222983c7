const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A literal expression. */
export const literal = (text: string): string =>
  `<literalExpression><text>${escaped(text)}</text></literalExpression>`;

export const inputData = (name: string, typeRef = ''): string =>
  `<inputData id="${name}" name="${name}"><variable name="${name}"${typeRef ? ` typeRef="${typeRef}"` : ''}/></inputData>`;

/** A decision that requires inputs (by name), decisions (`@name`) and knowledge (`#name`). */
export function decision(name: string, requires: readonly string[], logic: string, typeRef = ''): string {
  const requirements = requires.map(item => {
    if (item.startsWith('#'))
      return `<knowledgeRequirement><requiredKnowledge href="${item}"/></knowledgeRequirement>`;
    const kind = item.startsWith('@') ? 'requiredDecision' : 'requiredInput';
    return `<informationRequirement><${kind} href="#${item.replace('@', '')}"/></informationRequirement>`;
  });
  const type = typeRef ? ` typeRef="${typeRef}"` : '';
  return `<decision id="${name}" name="${name}"><variable name="${name}"${type}/>${requirements.join('')}${logic}</decision>`;
}

/**
 * A decision table. A row is its input cells, `=>`, its output cells, and after `//` its annotations, each
 * separated by `|`.
 */
export function table(
  policy: string,
  inputs: readonly string[],
  outputs: readonly string[],
  rows: readonly string[],
  annotations: readonly string[] = [],
): string {
  const [hitPolicy, aggregation] = policy.split('/');
  const cells = (text: string, tag: string): string =>
    text
      .split('|')
      .map(cell => `<${tag}><text>${escaped(cell.trim())}</text></${tag}>`)
      .join('');
  const rules = rows.map((row, i) => {
    const [logic = '', notes = ''] = row.split('//');
    const [conditions = '', results = ''] = logic.split('=>');
    const noted = annotations.length > 0 ? cells(notes, 'annotationEntry') : '';
    return `<rule id="row-${i + 1}">${cells(conditions, 'inputEntry')}${cells(results, 'outputEntry')}${noted}</rule>`;
  });
  const attribute = aggregation ? ` aggregation="${aggregation}"` : '';
  return [
    `<decisionTable hitPolicy="${hitPolicy}"${attribute}>`,
    ...inputs.map(
      input => `<input><inputExpression><text>${escaped(input)}</text></inputExpression></input>`,
    ),
    ...outputs.map(output => {
      const [name = '', values = '', fallback = ''] = output.split(':');
      const listed = values ? `<outputValues><text>${escaped(values)}</text></outputValues>` : '';
      const otherwise = fallback
        ? `<defaultOutputEntry><text>${escaped(fallback)}</text></defaultOutputEntry>`
        : '';
      return `<output name="${name}">${listed}${otherwise}</output>`;
    }),
    ...annotations.map(name => `<annotation name="${name}"/>`),
    ...rules,
    '</decisionTable>',
  ].join('');
}

/** A whole model. */
export const model = (...parts: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="model" name="公共场所卫生许可" namespace="urn:test">${parts.join('')}</definitions>`;
