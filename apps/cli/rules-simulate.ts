import { type Bilingual, civilDay, systemClock } from '@zhiban/kernel';
import {
  Comparison,
  type ComparisonResult,
  type CompiledDecision,
  columnName,
  columnReaders,
  type DecisionModel,
  type FeelContext,
  type FeelDateTime,
  judge,
  judgementOf,
  RuleCompileError,
  type SqlColumn,
  type SqlType,
  simulateSql,
  sqlColumnsOf,
  withValue,
} from '@zhiban/rules';
import { changesText, comparisonText } from './comparison-text.ts';
import { type CellType, openPopulation, type Population, QueryError } from './population-file.ts';
import { dated, startOf } from './rules-day.ts';
import { decisionOf, openModel } from './rules-model.ts';
import { CommandError, type Outcome } from './run.ts';

export interface SimulateOptions {
  readonly population: string;
  readonly key: string;
  readonly decision?: string;
  readonly asOf?: string;
  readonly parameters?: string;
}

interface Task {
  readonly before: CompiledDecision;
  readonly after: CompiledDecision;
  readonly columns: readonly (SqlColumn & { readonly type: CellType })[];
  readonly key: string;
  readonly constants: FeelContext;
  readonly now: FeelDateTime;
}

/** `zhiban rules simulate BEFORE AFTER`: who of a population gets another result, by SQL where that can say it. */
export async function simulateRulesCommand(
  [beforeFile = '', afterFile = '']: readonly string[],
  options: SimulateOptions,
): Promise<Outcome> {
  const models = [await openModel(beforeFile), await openModel(afterFile)] as const;
  const before = decisionOf(models[0], options.decision);
  const after = decisionOf(models[1], options.decision ?? before.name);
  const day = options.asOf ?? civilDay(systemClock.now());
  const constants = await dated(day, options.parameters);
  const population = await openPopulation(options.population, declaredTypes(models));
  try {
    const columns = columnsFor([before, after], population, options.key, constants);
    const task: Task = { before, after, columns, key: options.key, constants, now: startOf(day) };
    const { comparison, reason } = await compare(task, population);
    return outcomeOf(before.name, comparison, reason);
  } finally {
    population.close();
  }
}

const declaredTypes = (models: readonly DecisionModel[]): ReadonlyMap<string, SqlType> =>
  new Map(models.flatMap(sqlColumnsOf).map(({ path, type }) => [columnName(path), type]));

/** @throws CommandError CLI_MISSING_COLUMN, CLI_COLUMN_TYPE */
function columnsFor(
  decisions: readonly CompiledDecision[],
  { columns }: Population,
  key: string,
  constants: FeelContext,
): Task['columns'] {
  const names = new Set(columns.map(({ name }) => name));
  const read = new Map(decisions.flatMap(({ reads }) => reads).map(path => [columnName(path), path]));
  const missing = [...read].filter(
    ([name, [root = '']]) => !names.has(name) && !Object.hasOwn(constants, root),
  );
  const absent = [...(names.has(key) ? [] : [key]), ...missing.map(([name]) => name)];
  if (absent.length > 0)
    throw new CommandError(
      'CLI_MISSING_COLUMN',
      {
        zh: `名单里没有这些列：${absent.join('、')}。`,
        en: `The population has no column ${absent.join(', ')}.`,
      },
      {
        zh: '请补上这些列，不知道的值留空；参数用 --parameters 给出。',
        en: 'Add them; leave empty what is not known. Give parameters with --parameters.',
      },
    );
  return columns.flatMap(({ name, type }) => {
    const path = read.get(name);
    if (!path) return [];
    if (!type)
      throw new CommandError(
        'CLI_COLUMN_TYPE',
        { zh: `“${name}”这一列的类型用不了。`, en: `The type of column ${name} cannot be used.` },
        { zh: '请改成数、文字、是否或日期。', en: 'Make it a number, text, boolean or date.' },
      );
    return [{ ...type, path, column: name }];
  });
}

interface Compared {
  readonly comparison: ComparisonResult;
  /** Why the rules were evaluated one by one; null where SQL did it. */
  readonly reason: Bilingual | null;
}

async function compare(task: Task, population: Population): Promise<Compared> {
  try {
    return { comparison: await compareInSql(task, population), reason: null };
  } catch (error) {
    const reason = whyNotSql(error);
    if (!reason) throw error;
    return { comparison: await compareOneByOne(task, population), reason };
  }
}

function whyNotSql(error: unknown): Bilingual | undefined {
  if (error instanceof RuleCompileError) return error.problems[0]?.message;
  if (error instanceof QueryError)
    return { zh: `查询没有算成：${error.message}`, en: `the query failed: ${error.message}` };
  return undefined;
}

async function compareInSql(task: Task, population: Population): Promise<ComparisonResult> {
  const { before, after, ...options } = task;
  const sql = simulateSql(before, after, { ...options, dialect: 'duckdb', from: 'population' });
  const comparison = new Comparison();
  for await (const row of population.rows(sql.crossTable))
    comparison.count(judgementOf(row, sql.before), judgementOf(row, sql.after), Number(row.subjects));
  for await (const row of population.rows(sql.changes))
    comparison.list(String(row.key ?? ''), judgementOf(row, sql.before), judgementOf(row, sql.after));
  return comparison.result();
}

async function compareOneByOne(task: Task, population: Population): Promise<ComparisonResult> {
  const { before, after, columns, key, constants, now } = task;
  const name = (column: string) => `"${column.replaceAll('"', '""')}"`;
  const selected = [
    `${name(key)}::text as key`,
    ...columns.map(({ column }, i) => `${name(column)}::text as c${i}`),
  ];
  const comparison = new Comparison();
  for await (const row of population.rows(`select ${selected.join(', ')} from population`)) {
    let context = constants;
    for (const [i, { path, type }] of columns.entries()) {
      const text = row[`c${i}`];
      if (typeof text === 'string')
        context = withValue(context, path, columnReaders[type].read(text) ?? null);
    }
    comparison.add(String(row.key ?? ''), judge(before, context, { now }), judge(after, context, { now }));
  }
  return comparison.result();
}

function outcomeOf(decision: string, comparison: ComparisonResult, reason: Bilingual | null): Outcome {
  return {
    ok: true,
    json: { decision, engine: reason ? 'rules' : 'sql', ...(reason ? { reason } : {}), comparison },
    text(language) {
      const words = { value: (label: string) => label, row: (id: string) => id };
      const notice =
        reason && (language === 'zh' ? `逐个计算：${reason.zh}` : `Evaluated one by one: ${reason.en}`);
      return [
        ...(notice ? [notice] : []),
        comparisonText(comparison, language, words),
        changesText(comparison, language, words),
      ]
        .filter(part => part !== '')
        .join('\n\n');
    },
  };
}
