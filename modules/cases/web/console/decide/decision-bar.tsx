import { ErrorView, Row, type Shortcut, Stack, useShortcuts } from '@zhiban/ui';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../desk.ts';
import { ApprovePanel } from './approve-panel.tsx';
import { CorrectPanel } from './correct-panel.tsx';
import { RefusePanel } from './refuse-panel.tsx';
import { useActs } from './use-acts.ts';

const ACTS = ['approve', 'correct', 'refuse'] as const;
type Act = (typeof ACTS)[number];
const KEYS = { approve: 'a', correct: 'c', refuse: 'r' } as const satisfies Record<Act, string>;
const PANELS = { approve: ApprovePanel, correct: CorrectPanel, refuse: RefusePanel } as const;

/** Approve, ask for correction, refuse: each opens a panel in place, where it is confirmed or left again. */
export function DecisionBar({ desk, onDone }: { desk: Desk; onDone: (words: string) => void }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.decide' });
  const { view } = desk;
  const [open, setOpen] = useState<Act>();
  const acts = useActs(view, act => onDone(t(`done.${act}`, { applicant: view.applicant.name })));
  const possible = ACTS.filter(act => view.actions.includes(act));
  const panel = useRef<HTMLFieldSetElement>(null);
  const buttons = useRef<HTMLDivElement>(null);

  const choose = (act: Act) => {
    acts.forget();
    setOpen(act);
  };
  useDecisionKeys(possible.join(), act => choose(act));
  // The keyboard goes where the next thing is to be written or confirmed.
  useEffect(() => {
    if (!open) return;
    const first = panel.current?.querySelector<HTMLElement>(open === 'approve' ? 'button' : 'textarea');
    (first ?? panel.current?.querySelector('button'))?.focus();
  }, [open]);

  if (possible.length === 0)
    return (
      <Stack gap="tight">
        {acts.error ? <ErrorView error={acts.error} /> : null}
        <p className="zb-small">{t(`closed.${view.status}`)}</p>
      </Stack>
    );
  const close = () => {
    setOpen(undefined);
    acts.forget();
    buttons.current?.querySelector('button')?.focus();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  const Panel = open && possible.includes(open) ? PANELS[open] : undefined;
  return (
    <Stack gap="tight">
      <div ref={buttons}>
        <Row>
          {possible.map(act => (
            <Button
              key={act}
              type={act === 'approve' && !open ? 'primary' : 'default'}
              aria-expanded={act === open}
              aria-keyshortcuts={KEYS[act]}
              onClick={() => (act === open ? close() : choose(act))}
            >
              {t('button', { act: t(`act.${act}`), key: KEYS[act] })}
            </Button>
          ))}
        </Row>
      </div>
      {Panel ? (
        <fieldset ref={panel} onKeyDown={leave}>
          <Panel desk={desk} acts={acts} onClose={close} />
        </fieldset>
      ) : null}
      {acts.error ? <ErrorView error={acts.error} /> : null}
    </Stack>
  );
}

/** a, c and r open the panels of what is possible now. */
function useDecisionKeys(possible: string, choose: (act: Act) => void): void {
  const { t } = useTranslation('cases', { keyPrefix: 'console.decide' });
  const now = useRef(choose);
  now.current = choose;
  useShortcuts(
    useMemo(
      (): Shortcut[] =>
        ACTS.filter(act => possible.split(',').includes(act)).map(act => ({
          key: KEYS[act],
          label: t(`act.${act}`),
          run: () => now.current(act),
        })),
      [possible, t],
    ),
  );
}
