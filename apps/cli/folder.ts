import { basename, resolve } from 'node:path';
import type { ServiceFiles } from '@zhiban/catalogue';
import { readFolder } from '@zhiban/catalogue/folder';
import { CommandError } from './run.ts';

/** The files of a service package, or a plain word that there is no such folder. */
export async function openFolder(folder: string): Promise<{ name: string; files: ServiceFiles }> {
  const path = resolve(folder);
  const files = await readFolder(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return {};
    throw error;
  });
  if (Object.keys(files).length === 0)
    throw new CommandError(
      'CLI_NO_PACKAGE',
      { zh: `${folder} 里没有事项包。`, en: `There is no service package in ${folder}.` },
      {
        zh: '请给出有 service.yaml 的文件夹，如 services/hygiene-licence-change。',
        en: 'Name a folder with a service.yaml.',
      },
    );
  return { name: basename(path), files };
}
