import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ServiceFiles } from '../model/index.ts';

const PACKAGE_FILE = /\.(yaml|dmn|bpmn|md)$/;

/** Reads the text files of a service package: YAML, DMN, BPMN and Markdown, also in subfolders. */
export async function readFolder(folder: string): Promise<ServiceFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(entry => entry.isFile() && PACKAGE_FILE.test(entry.name) && entry.name !== 'README.md')
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  const files: Record<string, string> = {};
  for (const path of paths) files[relative(folder, path).split(sep).join('/')] = await readFile(path, 'utf8');
  return files;
}
