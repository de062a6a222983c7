import { civilDay, systemClock } from '@zhiban/kernel';
import { compileSql, type SqlColumn, type SqlDialect, sqlColumnsOf, sqlTypes } from '@zhiban/rules';
import { z } from 'zod';
import { refusedOutcome } from './problems-text.ts';
import { dated, startOf } from './rules-day.ts';
import { readValues } from './rules-input.ts';
import { decisionOf, openModel } from './rules-model.ts';
import { CommandError, type Outcome } from './run.ts';

export interface SqlCommandOptions {
  readonly dialect: SqlDialect;
  readonly decision?: string;
  readonly table: string;
  readonly key: string;
  readonly asOf?: string;
  readonly parameters?: string;
  readonly columns?: string;
}

const columnTypes = z.record(z.string().min(1), z.enum(sqlTypes));

/** The columns of `--columns`: `{"登记.登记状态": "string"}`. @throws CommandError CLI_BAD_COLUMNS, as `readValues` */
async function toldColumns(text: string | undefined): Promise<SqlColumn[]> {
  const told = columnTypes.safeParse(text === undefined ? {} : await readValues(text));
  if (told.success)
    return Object.entries(told.data).map(([column, type]) => ({ path: column.split('.'), column, type }));
  const known = sqlTypes.join(', ');
  throw new CommandError(
    'CLI_BAD_COLUMNS',
    { zh: '--columns 里有看不懂的类型。', en: '--columns has a type that is not known.' },
    {
      zh: `请写成 {"登记.登记状态": "string"}；可用的类型：${known}。`,
      en: `Write {"register.state": "string"}; the types are ${known}.`,
    },
  );
}

/**
 * `zhiban rules sql FILE`: the query that decides for every row of a table. The columns are the model's typed
 * inputs by their paths (`申请.注册资本`), and those that `--columns` names; what SQL cannot say exactly is refused
 * with the reason.
 */
export async function sqlCommand(file: string, options: SqlCommandOptions): Promise<Outcome> {
  const { dialect, table, key } = options;
  const day = options.asOf ?? civilDay(systemClock.now());
  const [constants, told] = await Promise.all([dated(day, options.parameters), toldColumns(options.columns)]);
  try {
    const model = await openModel(file);
    const columns = [...sqlColumnsOf(model), ...told];
    const decision = decisionOf(model, options.decision);
    const query = compileSql(decision, { dialect, from: table, key, columns, constants, now: startOf(day) });
    return {
      ok: true,
      json: { decision: decision.name, dialect, columns, ...query },
      text: () => query.sql,
    };
  } catch (error) {
    return refusedOutcome(file, error);
  }
}
