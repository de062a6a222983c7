import { covers, intersect, isEmpty } from './boxes.ts';
import { boundOf, type Example, WITHOUT_VALUES } from './example.ts';
import type { TableFinding } from './finding.ts';
import type { Box } from './space.ts';
import { fired, isComputed, type Row, sameOutputs, type Table } from './table.ts';
import { exampleWords, rowWords } from './words.ts';

/** Two rows, the later one first: it is the one that is usually mended. */
interface Pair {
  readonly row: Row;
  readonly other: Row;
}

/**
 * An example on which both rows fire; without values where there can be none, because a condition is computed or
 * the rows meet in unknown values alone. Null where the decision does not show it.
 */
function together(table: Table, { row, other }: Pair, box: Box): Example | null {
  const { space, known, examples } = table;
  const inKnown = intersect(box, known);
  if (isComputed(table, row, other) || isEmpty(inKnown)) return WITHOUT_VALUES;
  return examples.of(inKnown, boundOf(space, inKnown), result => fired(result, row, other));
}

function finding(
  table: Table,
  { row, other }: Pair,
  shown: Example,
  box: Box,
  what: Pick<TableFinding, 'kind' | 'severity' | 'message' | 'remedy'>,
): TableFinding {
  const { space, decision } = table;
  const labels = boundOf(space, box).map(d => space.dimensions[d]?.label ?? '');
  const words = exampleWords(shown, new Set(labels));
  return {
    ...what,
    severity: shown.certain ? what.severity : 'warning',
    decision: decision.name,
    rows: [row.rule.id, other.rule.id],
    ...shown,
    message: { zh: what.message.zh + words.zh, en: what.message.en + words.en },
  };
}

const small = (text: string): string => text.replace('Row', 'row');

const names = ({ row, other }: Pair) => [rowWords(row.rule), rowWords(other.rule)] as const;

/** Rows of which only one may fire (hit policy U), or all must say the same (A). */
export function overlap(table: Table, pair: Pair): TableFinding | null {
  const { row, other } = pair;
  const box = intersect(row.box, other.box);
  if (isEmpty(box)) return null;
  const same = sameOutputs(row, other);
  if (table.policy === 'A' && same !== false) return null;
  const isCertain =
    covers(other.box, row.box) || covers(row.box, other.box) || !isComputed(table, row, other);
  if (!isCertain || isEmpty(intersect(box, table.known))) return null;
  const example = together(table, pair, box);
  if (!example) return null;
  const [a, b] = names(pair);
  const differ = same === false;
  const inner = covers(other.box, row.box) ? pair : { row: other, other: row };
  const [whenever, then] = names(inner);
  const words = isComputed(table, row, other)
    ? {
        zh: `${whenever.zh}命中时，${then.zh}也一定命中`,
        en: `Whenever ${small(whenever.en)} fires, ${small(then.en)} fires too`,
      }
    : { zh: `${a.zh}和${b.zh}会同时命中`, en: `${a.en} and ${small(b.en)} fire together` };
  return finding(table, pair, example, box, {
    kind: differ ? 'contradiction' : 'overlap',
    severity: 'error',
    message: {
      zh: `${words.zh}${differ ? '，结果却不同' : ''}。`,
      en: `${words.en}${differ ? ', with different outputs' : ''}.`,
    },
    remedy: {
      zh: '这张表一次只许一个结果：请收窄其中一行的条件，或改用“FIRST”（按先后）的命中策略。',
      en: 'This table allows one answer: narrow one of the rows, or use the hit policy FIRST.',
    },
  });
}

/** Rows of which one says nothing that the other does not say. */
export function repeated(table: Table, pair: Pair, agreeOn: readonly number[] | null): TableFinding | null {
  const { row, other } = pair;
  const [inner, outer] = covers(other.box, row.box) ? [row, other] : [other, row];
  if (!covers(outer.box, inner.box) || isEmpty(inner.box)) return null;
  const isEqual = covers(inner.box, outer.box);
  const same = sameOutputs(inner, outer) === true;
  const disagree = agreeOn !== null && sameOutputs(inner, outer, agreeOn) === false;
  const counts = table.policy.length > 1;
  if (!(isEqual && (same || agreeOn)) && !(same && !counts)) return null;
  const told = { row: inner, other: outer };
  const example = together(table, told, inner.box);
  if (!example) return null;
  const [a, b] = names(told);
  return finding(table, told, example, inner.box, {
    kind: isEqual ? (disagree ? 'contradiction' : 'duplicate') : 'redundant',
    severity: isEqual && disagree ? 'error' : 'warning',
    message: isEqual
      ? {
          zh: `${a.zh}和${b.zh}的条件完全一样${disagree ? '，结论却不同' : ''}。`,
          en: `${a.en} and ${small(b.en)} have the same conditions${disagree ? ' and differ in their conclusions' : ''}.`,
        }
      : {
          zh: `${a.zh}是多余的：它命中时，${b.zh}也一定命中，而且结果相同。`,
          en: `${a.en} is redundant: whenever it fires, ${small(b.en)} fires with the same outputs.`,
        },
    remedy: disagree
      ? {
          zh: '请只留一个结论，或把两行的条件分开。',
          en: 'Keep one conclusion, or tell the conditions of the rows apart.',
        }
      : { zh: '请删掉其中一行，或改它的条件。', en: 'Delete one of them or change its conditions.' },
  });
}
