import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileCheck, verifyFile } from '@zhiban/documents/verify';
import type { Language } from './language.ts';
import { readBytes, readText } from './read-text.ts';
import { CommandError, type Outcome } from './run.ts';

const CERTIFICATE = /\.(?:pem|crt|cer)$/i;

async function rootsIn(folder: string | undefined): Promise<string[]> {
  if (!folder) return [];
  const all = await readdir(folder).catch(() => {
    throw new CommandError(
      'CLI_NO_FOLDER',
      { zh: `读不到文件夹 ${folder}。`, en: `Cannot read the folder ${folder}.` },
      { zh: '请检查路径。', en: 'Check the path.' },
    );
  });
  const names = all.filter(name => CERTIFICATE.test(name));
  return Promise.all(names.map(name => readText(join(folder, name))));
}

const mark = ({ holds }: FileCheck): string => (holds === null ? '–' : holds ? '✓' : '✗');

function sentence(valid: boolean, language: Language): string {
  if (language === 'zh') return valid ? '✓ 有效' : '✗ 没有通过核验';
  return valid ? '✓ Valid' : '✗ Not valid';
}

/**
 * `zhiban licence verify FILE`: checks a PDF, an OFD or a record without server or network. Whether the licence
 * is in force today stands in the register alone.
 */
export async function verifyCommand(file: string, options: { roots?: string }): Promise<Outcome> {
  const verification = await verifyFile(await readBytes(file), await rootsIn(options.roots));
  return {
    ok: verification.valid,
    json: { file, ...verification },
    text: language =>
      [
        ...verification.checks.map(check => `${mark(check)} ${check.text[language]}`),
        sentence(verification.valid, language),
      ].join('\n'),
  };
}
