import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import './shortcut-help.css';
import { useShortcutSwitch, useShortcuts, useShownShortcuts } from './shortcuts.ts';

/** The button and the dialog that list every shortcut of the page; also opened by `?`. One in the shell. */
export function ShortcutHelp() {
  const { t } = useTranslation('ui');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const shortcuts = useShownShortcuts();
  const [on, setOn] = useShortcutSwitch();
  const label = t('shortcut.title');
  const own = useMemo(() => [{ key: '?', label, run: () => dialog.current?.showModal() }], [label]);
  useShortcuts(own);
  return (
    <>
      <Button
        type="text"
        icon={<QuestionCircleOutlined aria-hidden />}
        onClick={() => dialog.current?.showModal()}
      >
        {t('shortcut.hint')}
      </Button>
      {/* Not inside the header: where its menu is folded, `?` still shows the list. */}
      {createPortal(
        <dialog ref={dialog} className="zb-dialog" aria-labelledby={titleId}>
          <h2 id={titleId}>{label}</h2>
          <dl className="zb-keys">
            {shortcuts.map(shortcut => (
              <div key={`${shortcut.key}${shortcut.label}`}>
                <dt>
                  <kbd>{shortcut.key}</kbd>
                </dt>
                <dd>{shortcut.label}</dd>
              </div>
            ))}
          </dl>
          <label className="zb-check">
            <input type="checkbox" checked={on} onChange={event => setOn(event.target.checked)} />
            {t('shortcut.enable')}
          </label>
          <div className="zb-actions">
            <Button onClick={() => dialog.current?.close()}>{t('shortcut.close')}</Button>
          </div>
        </dialog>,
        document.body,
      )}
    </>
  );
}
