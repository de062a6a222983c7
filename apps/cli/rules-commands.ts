import type { Command } from 'commander';
import { addCommand, option } from './command.ts';
import { checkCommand } from './rules-check.ts';
import { evalCommand } from './rules-eval.ts';
import { type SimulateOptions, simulateRulesCommand } from './rules-simulate.ts';
import { type SqlCommandOptions, sqlCommand } from './rules-sql.ts';
import { tckCommand } from './rules-tck.ts';

const FILE = ['<file>', 'DMN 文件 / a DMN file'] as const;

/** `zhiban rules ...` */
export function addRulesCommands(rules: Command): void {
  addCommand(rules, {
    name: 'check',
    description: '检查规则：写法、类型、遗漏、重叠 / check a model',
    arguments: [FILE],
    act: ([file = '']) => checkCommand(file),
  });
  addCommand(rules, {
    name: 'eval',
    description: '用一组数据作一次决定 / decide on one set of values',
    arguments: [FILE],
    options: [
      option('--decision <name>', '决定的名称 / name of the decision'),
      option('--input <json>', '数据：JSON，或 @文件 / values as JSON, or @file', '{}'),
      option('--as-of <day>', '按哪一天 / the day, such as 2026-11-21'),
      option('--parameters <file>', '参数文件 / a parameters.yaml'),
      option('--trace', '逐行说明为什么 / why each row fired or not'),
    ],
    act: ([file = ''], options) => evalCommand(file, options),
  });
  addCommand(rules, {
    name: 'simulate',
    description: '比较规则改动前后对一份名单的结果 / compare two versions over a population',
    arguments: [
      ['<before>', '改动前的 DMN 文件 / the DMN file before'],
      ['<after>', '改动后的 DMN 文件 / the DMN file after'],
    ],
    options: [
      option('--population <file>', '名单：.csv、.parquet 或 .json / the population').makeOptionMandatory(),
      option('--key <column>', '认出每一行的列 / the column that names a subject').makeOptionMandatory(),
      option('--decision <name>', '决定的名称 / name of the decision'),
      option('--as-of <day>', '按哪一天 / the day, such as 2026-11-21'),
      option('--parameters <file>', '参数文件 / a parameters.yaml'),
    ],
    act: (files, options: SimulateOptions) => simulateRulesCommand(files, options),
  });
  addCommand(rules, {
    name: 'sql',
    description: '把决定转成 SQL 查询 / the query that decides for a whole table',
    arguments: [FILE],
    options: [
      option('--dialect <name>', '数据库 / database').choices(['postgres', 'duckdb']).makeOptionMandatory(),
      option('--decision <name>', '决定的名称 / name of the decision'),
      option('--table <name>', '数据所在的表 / table of the population', 'population'),
      option('--key <column>', '认出每一行的列 / column that names a row', 'id'),
      option(
        '--columns <json>',
        '没有写明类型的输入：{"登记.登记状态": "string"}，或 @文件 / types of untyped inputs',
      ),
      option('--as-of <day>', '按哪一天 / the day, such as 2026-11-21'),
      option('--parameters <file>', '参数文件 / a parameters.yaml'),
    ],
    act: ([file = ''], options: SqlCommandOptions) => sqlCommand(file, options),
  });
  addCommand(rules, {
    name: 'tck',
    description: '运行 DMN 兼容性测试集 / run the DMN technology compatibility kit',
    arguments: [['<folder>', '测试集的文件夹 / folder of the kit']],
    act: ([folder = '']) => tckCommand(folder),
  });
}
