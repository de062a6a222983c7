import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { runFolder, type TckFolder, type TckOutcome } from '@zhiban/rules/tck';
import { CommandError, type Outcome } from './run.ts';

/** `zhiban rules tck FOLDER`: every test of the kit below a folder; fails when one failed. */
export async function tckCommand(folder: string): Promise<Outcome> {
  const outcomes: TckOutcome[] = [];
  const root = resolve(folder);
  for (const at of await foldersBelow(root))
    outcomes.push(...(await runFolder(await readKit(at, relative(root, at) || '.'))));
  if (outcomes.length === 0)
    throw new CommandError(
      'CLI_NO_TESTS',
      { zh: `${folder} 里没有 DMN 兼容性测试。`, en: `There are no tests of the DMN kit in ${folder}.` },
      {
        zh: '请给出 TestCases 文件夹或它下面的一个，里面有 .dmn 和 -test-01.xml 文件。',
        en: 'Name the folder TestCases or one below it, with .dmn and -test-01.xml files.',
      },
    );
  const failures = outcomes.filter(({ passed }) => !passed);
  const passed = outcomes.length - failures.length;
  return {
    ok: failures.length === 0,
    json: { passed, failed: failures.length, failures },
    text: language => {
      const [wanted, got] = language === 'zh' ? ['应当是', '得到的'] : ['wanted', 'got'];
      const sum =
        language === 'zh'
          ? `通过 ${passed}，失败 ${failures.length}`
          : `${passed} passed, ${failures.length} failed`;
      const lines = failures.map(
        failure => `✗ ${failure.folder}  ${failure.test}  ${wanted} ${failure.wanted}  ${got} ${failure.got}`,
      );
      return [...lines, sum].join('\n');
    },
  };
}

/** The folder and all below it; none where it does not exist. */
async function foldersBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return [];
    throw error;
  });
  const below = entries.filter(entry => entry.isDirectory()).map(entry => join(entry.parentPath, entry.name));
  return entries.length === 0 ? [] : [root, ...below.toSorted()];
}

async function readKit(folder: string, name: string): Promise<TckFolder> {
  const names = (await readdir(folder)).filter(file => /\.(xml|dmn)$/.test(file)).toSorted();
  const files = new Map<string, string>();
  for (const file of names) files.set(file, await readFile(join(folder, file), 'utf8'));
  return { name, files };
}
