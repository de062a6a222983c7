import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstPageScript } from './index.ts';

let dist = '';

async function build(manifest: object): Promise<void> {
  await mkdir(path.join(dist, '.vite'));
  await writeFile(path.join(dist, '.vite', 'manifest.json'), JSON.stringify(manifest));
}

beforeEach(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'zhiban-dist-'));
});
afterEach(() => rm(dist, { recursive: true }));

it('counts the entry, the home route, the home blocks and what they import, each once', async () => {
  await build({
    'index.html': { file: 'entry.js', isEntry: true, imports: ['_shared.js'] },
    '_shared.js': { file: 'shared.js' },
    'src/portal/home.tsx': {
      file: 'home.js',
      src: 'src/portal/home.tsx',
      imports: ['_shared.js', 'index.html'],
    },
    '../../modules/cases/web/home-mine.tsx': {
      file: 'mine.js',
      src: '../../modules/cases/web/home-mine.tsx',
      imports: ['_list.js'],
    },
    '_list.js': { file: 'list.js' },
    '_list.css': { file: 'list.css' },
    'src/console/shell.tsx': { file: 'console.js', src: 'src/console/shell.tsx', imports: ['_shared.js'] },
  });
  const used = ['entry.js', 'home.js', 'list.js', 'mine.js', 'shared.js'];
  for (const file of [...used, 'console.js']) await writeFile(path.join(dist, file), file.repeat(100));

  const expected = used.reduce((sum, file) => sum + gzipSync(file.repeat(100)).length, 0);
  expect(await firstPageScript(dist)).toEqual({ files: used, gzipBytes: expected });
});

it('refuses a build without a home route instead of calling it small', async () => {
  await build({ 'index.html': { file: 'entry.js', isEntry: true } });
  await expect(firstPageScript(dist)).rejects.toThrow('no home route');
});
