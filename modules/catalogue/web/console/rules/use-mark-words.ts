import { useCallback } from 'react';
import type { MarkText, MarkWords } from './canvas/mark-board.ts';
import type { RowMark } from './row-marks.ts';
import { useRulesText } from './texts.ts';

/** A mark in words: 错误 1, 没有示例. */
export function useMarkWords(): MarkWords {
  const t = useRulesText();
  return useCallback(
    ({ errors, warnings, fired }: RowMark): MarkText[] => [
      ...(errors > 0 ? [{ kind: 'error', text: t('mark.error', { n: errors }) } as const] : []),
      ...(warnings > 0 ? [{ kind: 'warning', text: t('mark.warning', { n: warnings }) } as const] : []),
      ...(fired === 0 ? [{ kind: 'uncovered', text: t('mark.uncovered') } as const] : []),
      ...(fired ? [{ kind: 'covered', text: t('mark.covered', { n: fired }) } as const] : []),
    ],
    [t],
  );
}
