import { useOperation } from '@zhiban/kernel/web';
import { useMemo, useState } from 'react';
import { getApplication } from '../../model/operations.ts';
import type { ApplicationView } from '../../model/view.ts';
import { pollAfter } from '../portal/poll.ts';
import { type FactGroup, factGroups, factsOf } from './case/fact-groups.ts';

/** What the officer looks at: a fact (with which of its answers), a reason, or a material's page. */
type Selection =
  | { readonly kind: 'fact'; readonly key: string; readonly answer: number }
  | { readonly kind: 'reason'; readonly id: string }
  | { readonly kind: 'material'; readonly id: string; readonly page: number };

export const TABS = ['source', 'materials', 'rules', 'record'] as const;
type Tab = (typeof TABS)[number];

/** The open case and what is selected in it, for the case pane and the evidence pane. */
export interface Desk {
  readonly view: ApplicationView;
  readonly groups: readonly FactGroup[];
  readonly selection: Selection | undefined;
  /** Keys of the facts that the selection is about. */
  readonly marked: ReadonlySet<string>;
  readonly tab: Tab;
  select(selection: Selection): void;
  show(tab: Tab): void;
}

interface Chosen {
  readonly id: string;
  readonly selection: Selection | undefined;
  readonly tab: Tab;
}

/** Reads an application and keeps what is selected in it until another one is opened. */
export function useDesk(id: string | undefined, onSelect: () => void) {
  const query = useOperation(
    getApplication,
    { params: { applicationId: id ?? '' } },
    {
      enabled: id !== undefined,
      refetchInterval: ({ state }) => (state.data ? pollAfter(state.data, new Date()) : false),
    },
  );
  const view = id === undefined ? undefined : query.data;
  const groups = useMemo(() => (view ? factGroups(view) : []), [view]);
  const [chosen, setChosen] = useState<Chosen>();

  const now = chosen && chosen.id === id ? chosen : view && startOf(view);
  const marked = useMemo(() => marks(view, now?.selection), [view, now?.selection]);
  const desk: Desk | undefined = view &&
    now && {
      view,
      groups,
      selection: now.selection,
      marked,
      tab: now.tab,
      select(selection) {
        setChosen({ id: view.id, selection, tab: tabFor(view, selection, now.tab) });
        onSelect();
      },
      show: tab => setChosen({ ...now, tab }),
    };
  return { query, desk };
}

/** The evidence of the first reason stands beside it from the start. */
function startOf(view: ApplicationView): Chosen {
  const first = view.decision?.reasons[0];
  const selection: Selection | undefined = first && { kind: 'reason', id: first.id };
  return { id: view.id, selection, tab: selection ? tabFor(view, selection, 'source') : 'source' };
}

function marks(view: ApplicationView | undefined, selection: Selection | undefined): ReadonlySet<string> {
  if (selection?.kind === 'fact') return new Set([selection.key]);
  const reason =
    selection?.kind === 'reason' && view?.decision?.reasons.find(({ id }) => id === selection.id);
  return reason ? factsOf(reason) : new Set();
}

/** A reason from a rule row shows that row; whatever stands on a page stays on it. */
function tabFor(view: ApplicationView, selection: Selection, tab: Tab): Tab {
  if (selection.kind === 'material') return 'materials';
  if (selection.kind === 'fact') return tab === 'materials' ? 'materials' : 'source';
  const reason = view.decision?.reasons.find(({ id }) => id === selection.id);
  if (reason?.row) return 'rules';
  return reason?.material ? 'materials' : 'source';
}
