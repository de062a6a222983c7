import { Button } from 'antd';
import { useState } from 'react';
import { useRulesText } from './texts.ts';

/** A button that throws a draft away, once that was confirmed. */
export function Discard({ label, onDiscard }: { label: string; onDiscard: () => void }) {
  const t = useRulesText();
  const [asking, setAsking] = useState(false);
  if (!asking) return <Button onClick={() => setAsking(true)}>{label}</Button>;
  return (
    <>
      <span>{t('draft.ask')}</span>
      <Button
        danger
        autoFocus
        onClick={() => {
          setAsking(false);
          onDiscard();
        }}
      >
        {t('draft.confirm')}
      </Button>
      <Button onClick={() => setAsking(false)}>{t('draft.cancel')}</Button>
    </>
  );
}
