import { Loading, Stack } from '@zhiban/ui';
import { type ComponentType, type LazyExoticComponent, lazy, Suspense, use, useState } from 'react';
import { type RuleEditorPanelProps, RuleEditorPanels } from './panels.ts';

interface Shown {
  readonly order: number;
  readonly Panel: LazyExoticComponent<ComponentType<RuleEditorPanelProps>>;
}

/** The panels of other modules: what the draft does to past applications. */
export function MorePanels(props: RuleEditorPanelProps) {
  const panels = use(RuleEditorPanels);
  const [shown] = useState(() =>
    panels.map(
      ({ order, lazy: load }): Shown => ({
        order,
        Panel: lazy(async () => ({ default: (await load()).Component })),
      }),
    ),
  );
  return (
    <Stack>
      {shown.map(({ order, Panel }) => (
        <Suspense key={order} fallback={<Loading />}>
          <Panel {...props} />
        </Suspense>
      ))}
    </Stack>
  );
}
