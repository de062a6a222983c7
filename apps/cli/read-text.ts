import { readFile } from 'node:fs/promises';
import { CommandError } from './run.ts';

const REASONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ENOENT: ['没有这个文件', 'there is no such file'],
  ENOTDIR: ['没有这个文件', 'there is no such file'],
  EISDIR: ['这是文件夹，不是文件', 'it is a folder'],
  EACCES: ['没有权限读取', 'it may not be read'],
};

/** The text of a file. @throws CommandError CLI_NO_FILE */
export const readText = async (path: string): Promise<string> => (await readBytes(path)).toString('utf8');

/** The bytes of a file. @throws CommandError CLI_NO_FILE */
export async function readBytes(path: string): Promise<Buffer> {
  return await readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code];
    if (!reason) throw error;
    throw new CommandError(
      'CLI_NO_FILE',
      { zh: `读不到 ${path}：${reason[0]}。`, en: `Cannot read ${path}: ${reason[1]}.` },
      { zh: '请检查路径。', en: 'Check the path.' },
    );
  });
}
