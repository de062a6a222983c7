import { type Shortcut, useShortcuts } from '@zhiban/ui';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SEARCH_ID } from './filters.tsx';
import { neighbour } from './order.ts';

const rowOf = (id: string | undefined): HTMLElement | null =>
  id === undefined ? null : document.querySelector<HTMLElement>(`[data-case="${CSS.escape(id)}"]`);
const focusedCase = (): string | undefined =>
  document.activeElement instanceof HTMLElement ? document.activeElement.dataset.case : undefined;

/**
 * j and k move through the list, o opens (Enter too, as on every link), / searches. Where the list is not on the
 * screen j and k open the next case at once.
 */
export function useInboxKeys(inbox: {
  readonly ids: readonly string[];
  readonly opened: string | undefined;
  open(id: string): void;
  /** Brings the list forward. */
  show(): void;
}): void {
  const { t } = useTranslation('cases', { keyPrefix: 'console.keys' });
  const now = useRef(inbox);
  now.current = inbox;
  useShortcuts(
    useMemo((): Shortcut[] => {
      const move = (step: 1 | -1) => {
        const next = neighbour(now.current.ids, focusedCase() ?? now.current.opened, step);
        const row = rowOf(next);
        if (row?.offsetParent) row.focus();
        else if (next) now.current.open(next);
      };
      const search = () => {
        now.current.show();
        requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
      };
      return [
        { key: 'j', label: t('next'), run: () => move(1) },
        { key: 'k', label: t('previous'), run: () => move(-1) },
        { key: 'o', label: t('open'), run: () => rowOf(focusedCase())?.click() },
        { key: '/', label: t('search'), run: search },
      ];
    }, [t]),
  );
}
