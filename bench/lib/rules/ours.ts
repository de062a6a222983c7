import { compileDmn, type DecisionModel, type FeelContext, feelDate, toFeel } from '@zhiban/rules';
import type { Cell, Column, Inputs, RuleTable, Scalar } from './table.ts';

const literal = (value: Scalar, { type }: Column): string =>
  type === 'date' ? `date("${value}")` : typeof value === 'string' ? `"${value}"` : String(value);

/** The cell in FEEL. */
export function feelCell(cell: Cell, column: Column): string {
  const text = (value: Scalar): string => literal(value, column);
  switch (cell.kind) {
    case 'atLeast':
      return `>= ${text(cell.bound)}`;
    case 'below':
      return `< ${text(cell.bound)}`;
    case 'between':
      return `[${text(cell.low)}..${text(cell.high)}]`;
    case 'oneOf':
      return cell.values.map(text).join(', ');
    case 'noneOf':
      return `not(${cell.values.map(text).join(', ')})`;
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const entry = (tag: string, text: string): string => `<${tag}><text>${escaped(text)}</text></${tag}>`;

const DECISION = 'tier';

/** The table as a DMN file, with the types of its inputs declared. */
export function dmnOf({ columns, rows }: RuleTable): string {
  const data = columns.map(
    ({ name, type }) =>
      `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`,
  );
  const requirements = columns.map(
    ({ name }) => `<informationRequirement><requiredInput href="#${name}"/></informationRequirement>`,
  );
  const inputs = columns.map(({ name }) => `<input>${entry('inputExpression', name)}</input>`);
  const rules = rows.map(({ cells, outcome }, i) => {
    const conditions = columns.map((column, at) =>
      entry('inputEntry', cells[at] ? feelCell(cells[at], column) : '-'),
    );
    return `<rule id="r${i + 1}">${conditions.join('')}${entry('outputEntry', `"${outcome}"`)}</rule>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="bench" name="bench" namespace="urn:zhiban:bench">
${data.join('\n')}
<decision id="${DECISION}" name="${DECISION}"><variable name="${DECISION}"/>${requirements.join('\n')}
<decisionTable hitPolicy="FIRST">${inputs.join('\n')}<output name="${DECISION}"/>
${rules.join('\n')}</decisionTable></decision></definitions>`;
}

export type Decide = (
  context: FeelContext,
  options: { readonly trace: boolean },
) => ReturnType<ReturnType<DecisionModel['decision']>['evaluate']>;

/** The table in this project's engine, compiled once. */
export async function ourDecider(table: RuleTable): Promise<Decide> {
  const decision = (await compileDmn(dmnOf(table))).decision(DECISION);
  return (context, options) => decision.evaluate(context, options);
}

/** What it takes: FEEL values, as the platform holds its facts. */
export const feelContext = (inputs: Inputs, { columns }: RuleTable): FeelContext =>
  Object.fromEntries(
    columns.map(({ name, type }) => [
      name,
      type === 'date' ? feelDate(String(inputs[name])) : toFeel(inputs[name]),
    ]),
  );
