import { Field } from '@zhiban/ui';
import { Input } from 'antd';
import { useEffect, useRef } from 'react';
import { useRulesText } from './texts.ts';

interface Props {
  text: string;
  onChange: (text: string) => void;
  /** The line to go to, from 1; a new object goes there again. */
  goTo: { readonly line: number } | undefined;
}

/** The example cases as they are written. */
export function CasesEditor({ text, onChange, goTo }: Props) {
  const t = useRulesText();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = frame.current?.querySelector('textarea');
    if (!goTo || !area) return;
    const lines = area.value.split('\n');
    const start = lines.slice(0, goTo.line - 1).join('\n').length + (goTo.line > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[goTo.line - 1]?.length ?? 0));
    area.scrollTop = ((goTo.line - 4) / lines.length) * area.scrollHeight;
  }, [goTo]);
  return (
    <div ref={frame} className="rules-cases">
      <Field label={t('cases.label')} hint={t('cases.hint')}>
        {control => (
          <Input.TextArea
            {...control}
            rows={24}
            wrap="off"
            spellCheck={false}
            value={text}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
    </div>
  );
}
