import { element, UNLIMITED } from '@zhiban/facts';
import { type ColumnReader, columnReaders, feelDate, type Path } from '@zhiban/rules';
import { MATERIAL, SITUATION, SOURCE, TODAY, type Vocabulary } from './context.ts';

const { string, number, boolean, date } = columnReaders;

/** How a list writes what rules read; null for what no cell can hold. */
export function readerOf(path: Path, vocabulary: Vocabulary): ColumnReader | null {
  const [root = '', name = '', part] = path;
  if (root === TODAY) return date;
  if (root === MATERIAL) return part === undefined ? null : (OF_MATERIAL[part] ?? null);
  if (name === '' || part !== undefined) return null;
  if (root === SITUATION || root === SOURCE) return string;
  const code = vocabulary.codeOf(root, name);
  return code === undefined ? null : ofElement(code);
}

const OF_MATERIAL: Readonly<Record<string, ColumnReader>> = {
  已提交: boolean,
  存档: boolean,
  种类: string,
  提醒: number,
};

function ofElement(code: string): ColumnReader {
  const { type, openEnded, choices } = element(code);
  switch (type) {
    case 'text':
    case 'longtext':
      return string;
    case 'boolean':
      return boolean;
    case 'integer':
    case 'decimal':
    case 'money':
      return number;
    case 'date':
      return openEnded
        ? { ...date, read: text => (text === '长期' ? feelDate(UNLIMITED) : date.read(text)) }
        : date;
    case 'choice': {
      const values = choices?.map(({ value }) => value) ?? [];
      const known = new Map(
        choices?.flatMap(({ value, aliases = [] }) =>
          [value, ...aliases].map(text => [text, value] as const),
        ),
      );
      return {
        what: { zh: `这些之一：${values.join('、')}`, en: `one of ${values.join(', ')}` },
        read: text => known.get(text),
      };
    }
  }
}
