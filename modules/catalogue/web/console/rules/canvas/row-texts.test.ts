import { expect, it } from 'vitest';
import { annotationsOf, withAnnotation } from './row-texts.ts';

const columns = [{ name: '法律依据' }, { name: '信任要求' }, { name: '审查要点' }];

it('reads the text of each annotation column, of a new row too', () => {
  expect(annotationsOf(columns, { annotationEntry: [{ text: '第七十条' }, {}] })).toEqual([
    { name: '法律依据', text: '第七十条' },
    { name: '信任要求', text: '' },
    { name: '审查要点', text: '' },
  ]);
  expect(annotationsOf(columns, {}).map(({ text }) => text)).toEqual(['', '', '']);
});

it('keeps every text in its place when one is written', () => {
  const annotations = annotationsOf(columns, { annotationEntry: [{ text: '第七十条' }] });
  expect(withAnnotation(annotations, 2, '单位没有注销')).toEqual(['第七十条', '', '单位没有注销']);
});
