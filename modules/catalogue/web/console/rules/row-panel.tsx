import { Block, Field } from '@zhiban/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { RowTexts } from './canvas/row-texts.ts';
import type { TableEditor } from './canvas/table-editor.ts';
import { useRulesText } from './texts.ts';

const ROW_ID = /^[a-z][a-z0-9-]{0,79}$/;

const ACTIONS = ['addRuleAbove', 'addRuleBelow', 'removeRule'] as const;

/** The id and the annotations of the selected row: what the table has no columns for. */
export function RowPanel({ editor, row }: { editor: TableEditor; row: RowTexts | undefined }) {
  const t = useRulesText();
  if (!row) return <p className="zb-small">{t('row.none')}</p>;
  return (
    <Block
      title={t('row.title', { n: row.index })}
      level={3}
      actions={ACTIONS.map(action => (
        <Button key={action} onClick={() => editor.act(action, row.id)}>
          {t(`row.${action}`)}
        </Button>
      ))}
    >
      <div className="rules-fields">
        <RowId key={row.id} editor={editor} id={row.id} />
        {row.annotations.map(({ name, text }, column) => (
          <Annotation
            key={`${row.id} ${name}`}
            name={name}
            text={text}
            onChange={changed => editor.annotate(row.id, column, changed)}
          />
        ))}
      </div>
    </Block>
  );
}

interface AnnotationProps {
  name: string;
  text: string;
  onChange: (text: string) => void;
}

function Annotation({ name, text, onChange }: AnnotationProps) {
  // The file is written a moment later: what is being typed must not wait for it.
  const [typed, setTyped] = useState<string>();
  return (
    <Field label={name}>
      {control => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={typed ?? text}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange(target.value);
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}

function RowId({ editor, id }: { editor: TableEditor; id: string }) {
  const t = useRulesText();
  const [text, setText] = useState(id);
  const [taken, setTaken] = useState(false);
  // dmn-js gives new rows ids of its own; they are right until someone writes another.
  const wrong = text !== id && !ROW_ID.test(text);
  const error = wrong ? t('row.idWrong') : taken ? t('row.idTaken') : undefined;
  const leave = () => {
    if (!wrong) setTaken(!editor.rename(id, text));
  };
  return (
    <Field label={t('row.id')} hint={t('row.idHint')} error={error}>
      {control => (
        <Input
          {...control}
          value={text}
          onChange={({ target }) => {
            setText(target.value.trim());
            setTaken(false);
          }}
          onBlur={leave}
          onPressEnter={leave}
        />
      )}
    </Field>
  );
}
