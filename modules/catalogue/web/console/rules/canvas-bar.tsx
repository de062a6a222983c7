import { formatTime, Row, SaveState, Stack, StateTag } from '@zhiban/ui';
import { Button } from 'antd';
import type { TableEditor } from './canvas/table-editor.ts';
import { Discard } from './discard.tsx';
import { useRulesText } from './texts.ts';
import type { useDraft } from './use-draft.ts';
import type { DraftCheck } from './use-draft-report.ts';

interface Props {
  tabs: readonly { id: string; label: string }[];
  active: string | undefined;
  onTab: (id: string) => void;
  /** What undoes and redoes; none beside the text of the examples, whose field does that itself. */
  editor: TableEditor | undefined;
  draft: Pick<ReturnType<typeof useDraft>, 'savedAt' | 'failed'>;
  check: DraftCheck;
  onDiscard: () => void;
}

/** Which table is shown, what can be undone, and whether all is kept and checked. */
export function CanvasBar({ tabs, active, onTab, editor, draft, check, onDiscard }: Props) {
  const t = useRulesText();
  return (
    <Stack gap="tight">
      <nav aria-label={t('canvas.tables')}>
        <Row>
          {tabs.map(({ id, label }) => (
            <Button
              key={id}
              aria-pressed={id === active}
              color="default"
              variant={id === active ? 'solid' : 'outlined'}
              onClick={() => onTab(id)}
            >
              {label}
            </Button>
          ))}
        </Row>
      </nav>
      <div className="rules-bar">
        <Row>
          {editor ? <Button onClick={() => editor.undo()}>{t('canvas.undo')}</Button> : null}
          {editor ? <Button onClick={() => editor.redo()}>{t('canvas.redo')}</Button> : null}
          {draft.savedAt !== null || draft.failed ? (
            <Discard label={t('draft.discard')} onDiscard={onDiscard} />
          ) : null}
        </Row>
        <Row>
          <Kept draft={draft} />
          <Checked check={check} />
        </Row>
      </div>
      {editor ? <p className="zb-small">{t('canvas.hint')}</p> : null}
    </Stack>
  );
}

function Kept({ draft: { savedAt, failed } }: Pick<Props, 'draft'>) {
  const t = useRulesText();
  if (failed) return <StateTag state="danger">{t('draft.failed')}</StateTag>;
  return savedAt === null ? (
    <span className="zb-small">{t('draft.none')}</span>
  ) : (
    <SaveState state="saved" at={savedAt} />
  );
}

function Checked({ check: { state, at } }: Pick<Props, 'check'>) {
  const t = useRulesText();
  return (
    <span role="status" className="zb-small">
      {state === 'checked' && at
        ? t('check.checked', { time: formatTime(at) })
        : t(`check.${state === 'failed' ? 'failed' : 'checking'}`)}
    </span>
  );
}
