import { expect, it } from 'vitest';
import { fileProblem, typeNames } from './file-problem.ts';

const limits = { accept: ['image/jpeg', 'application/pdf'], maxBytes: 1000 };
const photo = { type: 'image/jpeg', size: 1000 };

it.each([
  [[], undefined],
  [[photo], undefined],
  [[{ type: '', size: 5 }], undefined],
  [[photo, photo], 'onlyOne'],
  [[{ type: 'image/jpeg', size: 0 }], 'empty'],
  [[{ type: 'text/plain', size: 5 }], 'wrongType'],
  [[{ type: 'application/pdf', size: 1001 }], 'tooLarge'],
])('%j: %s', (files, expected) => {
  expect(fileProblem(files, limits)).toBe(expected);
});

it('calls media types what people call them', () => {
  expect(typeNames(['image/jpeg', 'image/png', 'application/pdf'], '、')).toBe('JPEG、PNG、PDF');
});
