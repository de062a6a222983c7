import { expect, it } from 'vitest';
import { checkPackage, isSound, readChosen } from './check-package.ts';

const chosen = (path: string, text: string) => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  webkitRelativePath: path.includes('/') ? path : '',
  arrayBuffer: () => new Blob([text]).arrayBuffer(),
});

it('takes a chosen folder without its own name, hidden files, notes about it and pictures', async () => {
  const files = await readChosen([
    chosen('hygiene/service.yaml', 'id: hygiene'),
    chosen('hygiene/documents/letter.md', '# 决定书'),
    chosen('hygiene/documents/application-form.docx', 'PK'),
    chosen('hygiene/.git/config.md', 'no'),
    chosen('hygiene/README.md', 'no'),
    chosen('hygiene/seal.png', 'no'),
  ]);
  expect(files).toEqual({
    'service.yaml': 'id: hygiene',
    'documents/letter.md': '# 决定书',
    'documents/application-form.docx':
      'data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64,UEs=',
  });
});

it('takes single files by their names', async () => {
  expect(await readChosen([chosen('guide.md', '# 指南')])).toEqual({ 'guide.md': '# 指南' });
});

it('says what is missing in a broken package, and does not take it for sound', async () => {
  const checked = await checkPackage({ 'service.yaml': 'id: hygiene' });
  expect(checked.findings.map(({ severity, file }) => `${severity} ${file}`)).toEqual([
    'error decision.dmn',
    'error guide.md',
    'error cases.yaml',
  ]);
  expect(checked.serviceId).toBeNull();
  expect(checked.examples).toBeNull();
  expect(isSound(checked)).toBe(false);
});
