import type { Pool } from 'pg';
import type { Logger } from '../logger.ts';
import type { Keyring } from './keyring.ts';
import { PREFIX_BYTES } from './keyring.ts';

/** A column whose values `Keyring.seal` wrote, so that a change of keys reaches them. Names are plain SQL identifiers. */
export interface SealedColumn {
  /** With its schema. */
  readonly table: string;
  /** The columns of the primary key. */
  readonly key: readonly string[];
  readonly column: string;
  /** `bytes` for bytea, `base64` for text; `bytes` when absent. */
  readonly encoding?: 'bytes' | 'base64';
  /** A condition in SQL for rows whose value is sealed; absent: every value that is not null. */
  readonly only?: string;
  /** Columns beside the key that the purpose is made of. */
  readonly purposeColumns?: readonly string[];
  /** A column of JSON in which earlier releases kept the value in the clear: it is sealed as JSON and emptied. */
  readonly plain?: string;
  /** The purpose that a row's value was sealed for. */
  purpose(row: Readonly<Record<string, unknown>>): string;
}

/** Sealed values by what they begin with: `master key id/algorithm byte`, or `first` for the first version. */
export type KeyCounts = Readonly<Record<string, number>>;

export interface ColumnStatus {
  readonly column: string;
  readonly counts: KeyCounts;
}

/** Where a pass over a column has come to: the key of the last row seen. */
export type Place = readonly string[];

export interface Step {
  /** Undefined when the column is done. */
  readonly next: Place | undefined;
  readonly sealed: number;
  readonly failed: number;
}

const condition = ({ column, only }: SealedColumn): string =>
  `${column} is not null${only ? ` and (${only})` : ''}`;

const bytesOf = ({ column, encoding }: SealedColumn): string =>
  encoding === 'base64' ? `decode(${column}, 'base64')` : column;

/** What a sealed value's first bytes, in hexadecimal, say. */
export const describePrefix = (hex: string): string =>
  hex.startsWith('02') ? `${hex.slice(4)}/${Number(hex.slice(2, 4))}` : 'first';

/** Counts a column's values by key; `clear` counts those that an earlier release left in the clear. */
export async function countByKey(pool: Pool, column: SealedColumn): Promise<ColumnStatus> {
  const { table, plain } = column;
  const bytes = bytesOf(column);
  const { rows } = await pool.query<{ name: string; n: number }>(
    `select encode(substring(${bytes} from 1 for case get_byte(${bytes}, 0) when 1 then 1 else ${PREFIX_BYTES} end), 'hex') as name,
       count(*) n
     from ${table} where ${condition(column)} group by 1 order by 1`,
  );
  const counts = Object.fromEntries(rows.map(({ name, n }) => [describePrefix(name), n]));
  if (plain !== undefined) {
    const clear = await pool.query<{ n: number }>(
      `select count(*) n from ${table} where ${plain} is not null having count(*) > 0`,
    );
    for (const { n } of clear.rows) counts.clear = n;
  }
  return { column: `${table}.${column.column}`, counts };
}

/**
 * Seals the values of the next rows again that are not under the key of today. A value changed meanwhile is left:
 * whoever changed it sealed it. One that no key opens is counted, told to the log, and left.
 * @param after the key of the last row of the step before; empty at the beginning
 */
export async function resealStep(
  { pool, keyring, log }: { pool: Pool; keyring: Keyring; log: Logger },
  column: SealedColumn,
  after: Place,
  limit: number,
): Promise<Step> {
  const { table, key, purposeColumns = [], plain } = column;
  const names = key.join(', ');
  const bound = after.length ? `and (${names}) > (${after.map((_, i) => `$${i + 2}`).join(', ')})` : '';
  const { rows } = await pool.query<Record<string, unknown>>(
    `select ${[...key, ...purposeColumns, column.column, ...(plain ? [plain] : [])].join(', ')} from ${table}
     where ${plain ? `(${condition(column)} or ${plain} is not null)` : condition(column)} ${bound} order by ${names} limit $1`,
    [limit, ...after],
  );
  const prefix = keyring.prefix();
  let sealed = 0;
  let failed = 0;
  for (const row of rows) {
    const stored = row[column.column];
    const clear = plain !== undefined && stored === null ? JSON.stringify(row[plain]) : undefined;
    const value = Buffer.isBuffer(stored) ? stored : Buffer.from(String(stored), 'base64');
    if (clear === undefined && value.subarray(0, PREFIX_BYTES).equals(prefix)) continue;
    try {
      const purpose = column.purpose(row);
      const content = clear === undefined ? keyring.open(purpose, value) : Buffer.from(clear);
      const again = keyring.seal(purpose, content);
      const { rowCount } = await pool.query(
        `update ${table} set ${column.column} = $1 ${plain ? `, ${plain} = null` : ''}
         where ${column.column} is not distinct from $2
           and ${key.map((name, i) => `${name} = $${i + 3}`).join(' and ')}`,
        [
          column.encoding === 'base64' ? again.toString('base64') : again,
          stored,
          ...key.map(name => row[name]),
        ],
      );
      sealed += rowCount ?? 0;
    } catch (err) {
      failed += 1;
      log.error(
        { err, table, column: column.column, key: key.map(name => row[name]) },
        'cannot be sealed again',
      );
    }
  }
  const last = rows.at(-1);
  return {
    next: rows.length < limit || !last ? undefined : key.map(name => String(last[name])),
    sealed,
    failed,
  };
}
