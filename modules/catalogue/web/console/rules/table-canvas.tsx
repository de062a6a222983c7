import { ErrorView, Loading } from '@zhiban/ui';
import { useEffect, useRef, useState } from 'react';
import type { MarkBoard } from './canvas/mark-board.ts';
import type { TableEditor } from './canvas/table-editor.ts';
import { useRulesText } from './texts.ts';

interface Props {
  /** The version that the draft started from. */
  original: string;
  /** Read when the canvas opens; afterwards the canvas has it. */
  draft: string;
  chinese: boolean;
  /** The title of the column with the row numbers. */
  numbers: string;
  marks: MarkBoard;
  /** The editor once it stands, undefined when it goes. */
  onEditor: (editor: TableEditor | undefined) => void;
  onChange: (xml: string) => void;
  onSelect: (rowId: string) => void;
}

/** The tables in dmn-js, which is loaded only here. */
export function TableCanvas(props: Props) {
  const t = useRulesText();
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [state, setState] = useState<{ kind: 'opening' | 'open' } | { kind: 'failed'; error: unknown }>({
    kind: 'opening',
  });
  useEffect(() => {
    const place = container.current;
    if (!place) return;
    let opened: TableEditor | undefined;
    let left = false;
    const open = async () => {
      const { TableEditor: Editor } = await import('./canvas/table-editor.ts');
      if (left) return;
      const { chinese, numbers, marks, original, draft } = latest.current;
      opened = await Editor.open(
        {
          container: place,
          chinese,
          numbers,
          marks,
          onChange: xml => latest.current.onChange(xml),
          onSelect: rowId => latest.current.onSelect(rowId),
        },
        original,
        draft,
      );
      if (left) return opened.close();
      const [first] = opened.tables;
      if (first) await opened.show(first.name);
      latest.current.onEditor(opened);
      setState({ kind: 'open' });
    };
    open().catch((error: unknown) => {
      if (!left) setState({ kind: 'failed', error });
    });
    return () => {
      left = true;
      latest.current.onEditor(undefined);
      opened?.close();
    };
  }, []);
  return (
    <>
      {state.kind === 'opening' ? <Loading label={t('canvas.opening')} /> : null}
      {state.kind === 'failed' ? (
        <>
          <p>{t('canvas.lossy')}</p>
          <ErrorView error={state.error} />
        </>
      ) : null}
      <div ref={container} className="rules-table" />
    </>
  );
}
