import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ROOT, succeeds } from './process.ts';

const SOURCES = [
  'apps/web/**/*',
  'ui/**/*',
  'kernel/{model,web}/**/*',
  'modules/*/{model,web}/**/*',
  'package-lock.json',
];
const STAMP = join(ROOT, 'apps/web/dist/.stamp');

async function digestOfSources(): Promise<string> {
  const paths: string[] = [];
  for await (const entry of glob(SOURCES, {
    cwd: ROOT,
    withFileTypes: true,
    exclude: entry => entry.name === 'dist' || entry.name === 'node_modules',
  }))
    if (entry.isFile()) paths.push(join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(path).update(await readFile(path));
  return hash.digest('hex');
}

/** Leaves each text beside itself in the forms that browsers ask for, so that the server compresses nothing. */
async function compress(): Promise<void> {
  const folder = join(ROOT, 'apps/web/dist');
  for await (const path of glob('**/*.{js,css,svg,html}', { cwd: folder })) {
    const content = await readFile(join(folder, path));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    await writeFile(join(folder, `${path}.br`), brotliCompressSync(content, { params }));
    await writeFile(join(folder, `${path}.gz`), gzipSync(content));
  }
}

/** Builds the web app unless its sources are those of the last build. @returns whether there is a build */
export async function buildWeb(): Promise<boolean> {
  const digest = await digestOfSources();
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === digest) return true;
  process.stdout.write('正在构建网页… Building the web app…\n');
  if (!(await succeeds('vite', ['build', 'apps/web', '--logLevel', 'warn']))) return false;
  await compress();
  await writeFile(STAMP, digest);
  return true;
}
