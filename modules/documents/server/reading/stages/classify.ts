import { type KindTemplate, kindTemplates } from '../../../model/kinds/index.ts';
import { findLabels } from '../labels.ts';
import type { TextLine } from '../lines.ts';
import { rowsOf } from '../rows.ts';
import { findTitle } from '../titles.ts';

export interface Classification {
  /** Null: no kind that we know. */
  readonly template: KindTemplate | null;
  readonly confidence: number;
}

const enoughLabels = 6;

const score = (lines: readonly TextLine[], template: KindTemplate): number => {
  const rows = rowsOf(lines);
  const found = findLabels(rows, template).filter(label => label.label.fields.length > 0).length;
  const known = template.labels.filter(label => label.fields.length > 0).length;
  const labels = Math.min(1, found / Math.min(enoughLabels, known));
  if (template.titles.length === 0) return labels;
  return 0.5 * (findTitle(rows, template)?.weight ?? 0) + 0.5 * labels;
};

/**
 * Decides what kind of material a page is, by its title and the share of the kind's labels that stand on it.
 * A kind must reach 0.45 and lead the next by 0.1; else the page is of no kind that we know.
 */
export function classify(lines: readonly TextLine[]): Classification {
  const [first, second] = kindTemplates
    .map(template => ({ template, confidence: score(lines, template) }))
    .toSorted((a, b) => b.confidence - a.confidence);
  if (!first || first.confidence < 0.45 || first.confidence - (second?.confidence ?? 0) < 0.1) {
    return { template: null, confidence: 1 - (first?.confidence ?? 0) };
  }
  return first;
}
