import type { Bilingual } from '@zhiban/kernel';
import { type Problem, RuleCompileError } from '../problems.ts';

const problem = (message: Bilingual, remedy: Bilingual, where = '', line = 1, column = 1): Problem => ({
  message,
  remedy,
  line,
  column,
  where,
});

const CHECK_TOOL = {
  zh: '请用 DMN 编辑器重新保存这个文件，或检查标出的位置。',
  en: 'Save the file again with a DMN editor, or check the place that is named.',
};

/** What can be wrong with a DMN file beyond its expressions. */
export const dmnFaults = {
  tooLarge: (megabytes: number) =>
    problem(
      { zh: `文件超过 ${megabytes} MB。`, en: `The file is larger than ${megabytes} MB.` },
      { zh: '请把规则拆成几个文件。', en: 'Split the rules into several files.' },
    ),
  tooMany: (limit: number) =>
    problem(
      {
        zh: `文件里的单元格和表达式超过 ${limit} 个。`,
        en: `The file has more than ${limit} cells and expressions.`,
      },
      { zh: '请把规则拆成几个文件。', en: 'Split the rules into several files.' },
    ),
  tooManyElements: (limit: number) =>
    problem(
      { zh: `文件里的元素超过 ${limit} 个。`, en: `The file has more than ${limit} elements.` },
      { zh: '请把规则拆成几个文件。', en: 'Split the rules into several files.' },
    ),
  strayText: () =>
    problem(
      {
        zh: '文件不是完整的 DMN：元素之间夹着文字。',
        en: 'The file is no DMN: it has text between elements.',
      },
      CHECK_TOOL,
    ),
  tooDeep: () =>
    problem(
      { zh: '文件里的表达式或依赖嵌套太深。', en: 'Expressions or requirements are nested too deep.' },
      { zh: '请拆成几个较小的决定。', en: 'Split it into smaller decisions.' },
    ),
  doctype: () =>
    problem(
      {
        zh: '文件里有 DOCTYPE 或实体定义，为了安全不予读取。',
        en: 'The file declares a DOCTYPE or entities and is not read.',
      },
      { zh: '请删去 DOCTYPE 和 ENTITY 声明。', en: 'Remove the DOCTYPE and ENTITY declarations.' },
    ),
  malformed: (detail: string) => {
    const at = /line: (\d+) column: (\d+)/.exec(detail);
    return problem(
      { zh: `文件不是完整的 DMN（XML）：${detail}`, en: `The file is not well-formed DMN (XML): ${detail}` },
      CHECK_TOOL,
      '',
      at ? Number(at[1]) + 1 : 1,
      at ? Number(at[2]) + 1 : 1,
    );
  },
  namespace: () =>
    problem(
      { zh: '文件的根元素不是 DMN 的 definitions。', en: 'The root element is not definitions of DMN.' },
      CHECK_TOOL,
    ),
  noLogic: (where: string) =>
    problem(
      { zh: '决定没有内容。', en: 'The decision has no logic.' },
      { zh: '请填写决策表或表达式。', en: 'Give it a decision table or an expression.' },
      where,
    ),
  notFound: (id: string, where: string) =>
    problem(
      { zh: `依赖的“${id}”不在这个文件里。`, en: `What it requires, ${id}, is not in this file.` },
      { zh: '请补上它，或删去这条依赖。', en: 'Add it, or remove the requirement.' },
      where,
    ),
  cycle: (where: string) =>
    problem(
      { zh: '决定之间循环依赖。', en: 'The decision requires itself through others.' },
      { zh: '请断开其中一条依赖。', en: 'Remove one of the requirements.' },
      where,
    ),
  importNotFound: (name: string, namespace: string) =>
    problem(
      {
        zh: `没有找到引入的模型“${name}”（命名空间 ${namespace}）。`,
        en: `The imported model ${name} (namespace ${namespace}) was not found.`,
      },
      {
        zh: '请一并提供那个 DMN 文件，并核对两边的命名空间（namespace）一致。',
        en: 'Provide that DMN file too, and check that both name the same namespace.',
      },
    ),
  importCycle: (name: string, namespace: string) =>
    problem(
      {
        zh: `引入“${name}”（命名空间 ${namespace}）形成了循环。`,
        en: `Importing ${name} (namespace ${namespace}) leads back to the importing model.`,
      },
      { zh: '请去掉其中一处引入。', en: 'Remove one of the imports.' },
    ),
  importKind: (name: string, kind: string) =>
    problem(
      {
        zh: `引入的“${name}”不是 DMN 模型（${kind}）。`,
        en: `What is imported as ${name} is no DMN model (${kind}).`,
      },
      { zh: '请只引入 DMN 文件。', en: 'Import DMN files only.' },
    ),
  unsupported: (what: string, where: string) =>
    problem(
      { zh: `还不支持“${what}”。`, en: `${what} is not supported.` },
      {
        zh: '请改用决策表、表达式、上下文或业务知识模型。',
        en: 'Use a decision table, an expression, a context or a business knowledge model.',
      },
      where,
    ),
  cellCount: (where: string) =>
    problem(
      { zh: '这一行的单元格数目与表头不符。', en: 'The row does not have one cell for each column.' },
      { zh: '请补齐或删去多余的单元格。', en: 'Add the missing cells or remove the superfluous ones.' },
      where,
    ),
  hitPolicy: (policy: string, where: string) =>
    problem(
      {
        zh: `没有“${policy}”这种命中策略，或它不能这样用。`,
        en: `There is no hit policy ${policy}, or it cannot be used so.`,
      },
      {
        zh: '请用 U、A、P、F、R、O、C、C+、C<、C>、C# 之一；汇总只用于一列输出。',
        en: 'Use U, A, P, F, R, O, C, C+, C<, C> or C#; aggregation takes one output column.',
      },
      where,
    ),
  type: (name: string, where: string) =>
    problem(
      { zh: `没有名为“${name}”的类型。`, en: `There is no type ${name}.` },
      {
        zh: '请在数据类型里定义它，或改用 FEEL 的类型。',
        en: 'Define it as an item definition, or use a type of FEEL.',
      },
      where,
    ),
};

export const refused = (...problems: Problem[]): RuleCompileError => new RuleCompileError(problems);
