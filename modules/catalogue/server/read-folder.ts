import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileContent, isPackageFile, type ServiceFiles } from '../model/index.ts';

/** Reads the files of a service package: YAML, DMN, BPMN, Markdown and docx, also in subfolders. */
export async function readFolder(folder: string): Promise<ServiceFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isPackageFile)
    .sort();
  const files: Record<string, string> = {};
  for (const path of paths) files[path] = fileContent(path, await readFile(join(folder, path)));
  return files;
}
